/** A visitor speaks one digit: recorded when the button is pressed, shown as the network hears it, and forgotten. */
import { useCallback, useEffect, useId, useState } from 'react';
import { formatPercent, formatValue } from '../../text/numbers.ts';
import { drawSpectrogram } from '../../charts/spectrogram.ts';
import { useCanvas } from '../../charts/useCanvas.ts';
import { DECIBELS, HOP, SAMPLE_RATE, valuesOf } from '../../tasks/digits/features.ts';
import { BANDS } from '../../tasks/digits/limits.ts';
import { utteranceOf } from '../../tasks/digits/utterance.ts';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { useAnswer } from '../useAnswer.ts';
import { microphoneSentence, record } from './recording.ts';
import { heardSentence, likeliestOf, MISSING } from './microphoneText.ts';
import './microphone.css';

const SECONDS = 1.7;
const INVITATION = 'Press the button and say one digit in English, from zero to nine.';

const NOTHING = { found: undefined, refusal: undefined };

/** rest: nothing goes on. asking: the browser asks for permission, or starts the microphone. */
type Stage = 'rest' | 'asking' | 'recording';

/** The word as the network hears it. */
function Spectrogram({ features }: { readonly features: Float32Array | undefined }) {
  const canvas = useCanvas((element, theme) => {
    if (!features) return;
    const timeSteps = features.length / BANDS;
    drawSpectrogram(element, { values: features, timeSteps, units: BANDS, range: [0, 1] }, theme);
  });
  const seconds = features && ((features.length / BANDS) * HOP) / SAMPLE_RATE;
  return (
    <figure className="hear-sound">
      <div
        className="hear-picture"
        role="img"
        aria-label={
          seconds ? `Spectrogram of what you said, ${formatValue(seconds)} seconds` : 'No spectrogram yet'
        }
      >
        <canvas ref={canvas} />
      </div>
      <figcaption>
        <span>{seconds ? `${formatValue(seconds)} s, high tones above` : 'your word, high tones above'}</span>
        <span className="hear-legend">−{DECIBELS} to 0 dB</span>
      </figcaption>
    </figure>
  );
}

function Probabilities({
  classes,
  probabilities,
}: {
  readonly classes: readonly string[];
  readonly probabilities: Float32Array | undefined;
}) {
  const best = probabilities && likeliestOf(probabilities);
  return (
    <ol className="hear-classes" aria-label="Probability of each digit">
      {classes.map((name, k) => {
        const share = probabilities?.[k];
        return (
          <li key={name} data-best={k === best || undefined}>
            <span>{name}</span>
            <span className="hear-bar" aria-hidden="true">
              <span style={{ inlineSize: `${100 * (share || 0)}%` }} />
            </span>
            <span>{share === undefined ? '–' : formatPercent(share)}</span>
          </li>
        );
      })}
    </ol>
  );
}

export function Microphone({ classes }: { readonly classes: readonly string[] }) {
  const id = useId();
  const session = useSession();
  const answer = useAnswer<'sound'>(session, undefined);
  const step = usePage((state) => state.step);
  const state = usePage(({ status }) => status.state);
  const [stage, setStage] = useState<Stage>('rest');
  const [features, setFeatures] = useState<Float32Array>();
  const [trouble, setTrouble] = useState<string>();
  const { source: answers } = answer;
  // What was heard of the word before is none of this one.
  const { found: heard, refusal } = answer.question?.features === features ? answer : NOTHING;
  const usable = state !== 'failed';

  const speak = useCallback(async () => {
    setStage('asking');
    setTrouble(undefined);
    try {
      const { samples, rate } = await record(SECONDS, () => setStage('recording'));
      const utterance = utteranceOf(samples, rate);
      if ('missing' in utterance) return setTrouble(MISSING[utterance.missing]);
      const values = valuesOf(utterance.levels);
      setFeatures(values);
      answers.ask({ kind: 'sound', features: values });
    } catch (error) {
      setTrouble(microphoneSentence(error));
    } finally {
      setStage('rest');
    }
  }, [answers]);

  const sentence = sentenceFor(stage, trouble ?? refusal, heard && heardSentence(heard, classes));
  useEffect(() => {
    if (sentence !== INVITATION) session.announce(sentence, 'hear');
  }, [session, sentence]);

  const canAskAgain = features && usable && heard?.step !== step;
  return (
    <section className="results-chart hear" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>Speak to the network</h2>
        <span>the sound stays in this page and is not kept</span>
      </div>
      <div className="hear-buttons">
        <Button
          onClick={() => stage === 'rest' && usable && void speak()}
          aria-disabled={stage !== 'rest' || !usable}
        >
          {stage === 'recording' ? 'Listening' : 'Say a digit'}
        </Button>
        <Button
          look="quiet"
          onClick={() => canAskAgain && answers.ask({ kind: 'sound', features })}
          aria-disabled={!canAskAgain}
          title="The same word again, to the network as it is now"
        >
          Ask again
        </Button>
        {/* Moves as long as is recorded; an animation of the style sheet, which stands still where motion is unwelcome. */}
        <span className="hear-time" data-on={stage === 'recording' || undefined} aria-hidden="true" />
      </div>
      <p className="hear-sentence" data-trouble={trouble !== undefined || undefined}>
        {sentence}
      </p>
      <div className="hear-result">
        <Spectrogram features={features} />
        <Probabilities classes={classes} probabilities={heard?.probabilities} />
      </div>
    </section>
  );
}

function sentenceFor(stage: Stage, trouble: string | undefined, heard: string | undefined): string {
  if (stage === 'asking') return 'The browser asks whether this page may use the microphone.';
  if (stage === 'recording') return 'Speak now: one digit.';
  return trouble ?? heard ?? INVITATION;
}
