/** A visitor speaks one digit: recorded when the button is pressed, and answered by the network as it is now. Examples can be heard. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { valuesOf } from '../../../tasks/digits/features.ts';
import { utteranceOf } from '../../../tasks/digits/utterance.ts';
import { Button } from '../../../ui/Button.tsx';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { Strip } from '../Strip.tsx';
import { Digits } from './Digits.tsx';
import { heardSentence, MISSING } from './hearText.ts';
import { ListenButton } from './ListenButton.tsx';
import { microphoneSentence, record } from './recording.ts';
import { useHear } from './useHear.ts';
import './hear.css';

export interface HearProps {
  readonly classes: readonly string[];
  readonly task: string;
}

const SECONDS = 1.7;
const INVITATION = 'Press the button and say one digit in English, from zero to nine.';

/** rest: nothing goes on. asking: the browser asks for permission, or starts the microphone. */
type Stage = 'rest' | 'asking' | 'recording';

function sentenceFor(stage: Stage, trouble: string | undefined, heard: string | undefined): string {
  if (stage === 'asking') return 'The browser asks whether this page may use the microphone.';
  if (stage === 'recording') return 'Speak now: one digit.';
  return trouble ?? heard ?? INVITATION;
}

/** Records a word and hands it to the network. */
function useMicrophone(hear: (features: Float32Array) => void) {
  const [stage, setStage] = useState<Stage>('rest');
  const [trouble, setTrouble] = useState<string>();
  const speak = useCallback(async () => {
    setStage('asking');
    setTrouble(undefined);
    try {
      const { samples, rate } = await record(SECONDS, () => setStage('recording'));
      const utterance = utteranceOf(samples, rate);
      if ('missing' in utterance) return setTrouble(MISSING[utterance.missing]);
      hear(valuesOf(utterance.levels));
    } catch (error) {
      setTrouble(microphoneSentence(error));
    } finally {
      setStage('rest');
    }
  }, [hear]);
  return { stage, trouble, speak };
}

export function HearStrip({ classes, task }: HearProps) {
  const id = useId();
  const session = useSession();
  const { features, heard, refusal, again, hear } = useHear(task);
  const { stage, trouble, speak } = useMicrophone(hear);
  const usable = usePage(({ status }) => status.state !== 'failed');
  const sentence = sentenceFor(stage, trouble ?? refusal, heard && heardSentence(heard, classes));

  // Each word's first answer is spoken, not each time it comes again.
  const news = stage === 'rest' && !trouble && heard ? features : sentence;
  const said = useRef<typeof news>(INVITATION);
  useEffect(() => {
    if (news === said.current) return;
    said.current = news;
    session.announce(sentence, 'hear');
  }, [session, news, sentence]);

  const example = () => session.scoreView.getState().pinned?.score ?? session.series.score;
  return (
    <Strip title="Your voice" step={heard?.step}>
      <div className="hear-short">
        <div className="hear-buttons">
          <Button
            onClick={() => stage === 'rest' && usable && void speak()}
            aria-disabled={stage !== 'rest' || !usable}
            aria-describedby={id}
          >
            {stage === 'recording' ? 'Listening' : 'Say a digit'}
          </Button>
          <ListenButton sound={() => example()?.inputs}>Hear the example</ListenButton>
          {/* Moves as long as is recorded; an animation of the style sheet, which stands still where motion is unwelcome. */}
          <span className="hear-time" data-on={stage === 'recording' || undefined} aria-hidden="true" />
        </div>
        <p className="hear-sentence" id={id} data-trouble={trouble !== undefined || undefined}>
          {sentence}
          <AskAgain again={again} />
        </p>
        <Digits classes={classes} probabilities={heard?.probabilities} />
      </div>
    </Strip>
  );
}
