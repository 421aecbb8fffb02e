/** The word that was said as the network hears it, and how likely it takes each digit to be. */
import { drawSpectrogram } from '../../../charts/spectrogram.ts';
import { useCanvas } from '../../../charts/useCanvas.ts';
import { formatValue } from '../../../text/numbers.ts';
import { DECIBELS, HOP, SAMPLE_RATE } from '../../../tasks/digits/features.ts';
import { BANDS } from '../../../tasks/digits/limits.ts';
import { Digits } from './Digits.tsx';
import type { HearProps } from './HearStrip.tsx';
import { ListenButton } from './ListenButton.tsx';
import { useHear } from './useHear.ts';
import './hear.css';

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
      <ListenButton sound={() => features} disabled={!features}>
        Hear what the network hears
      </ListenButton>
    </figure>
  );
}

export function HearPanel({ classes, task }: HearProps) {
  const { features, heard } = useHear(task);
  return (
    <div className="hear">
      <Spectrogram features={features} />
      <div>
        <Digits classes={classes} probabilities={heard?.probabilities} numbers />
        <p className="hear-note">
          The sound stays in this page and is not kept. What is played here is made of the {BANDS} bands that
          the network reads, with noise for a voice: how high somebody spoke is not among them, so it sounds
          like a whisper.
        </p>
      </div>
    </div>
  );
}
