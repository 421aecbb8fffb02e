/** A series drawn by hand. */
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useSession } from '../sessionContext.ts';
import { tryOwn } from '../../ownData/trial.ts';
import { withOwn } from './own/withOwn.ts';
import { emptyHeights, shaped, SHAPES, waveOf, type Shape } from './wave.ts';
import { WaveBoard } from './WaveBoard.tsx';

const TIMES = [
  { value: '1', label: 'once' },
  { value: '3', label: '3 times in a row' },
] as const;

const shapes = Object.keys(SHAPES) as Shape[];

export function WaveForm({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const id = useId();
  const [heights, setHeights] = useState(emptyHeights);
  const [times, setTimes] = useState('3');
  const [error, setError] = useState<string | undefined>();
  const begin = (next: ReturnType<typeof emptyHeights>) => {
    setHeights(next);
    setError(undefined);
  };
  const use = async () => {
    const wave = waveOf(heights, Number(times));
    if ('error' in wave) return setError(wave.error);
    const own = { kind: 'series', name: 'your wave', values: wave.values } as const;
    const experiment = withOwn(session.store.getState().experiment);
    const trial = await tryOwn(experiment.task, experiment.taskOptions, own);
    if (trial.kind === 'refused') return setError(trial.sentence);
    if (!session.takeOwn(trial.own, experiment)) return;
    for (const notice of trial.notices) session.notices.say(notice);
    onDone();
  };
  return (
    <>
      <p id={`${id}-how`}>
        Draw a line from left to right; by keyboard, the arrow keys move the pen, and Home brings it back.{' '}
        {times === '1'
          ? 'What lies right of the dotted line is kept out of training, for validation and test.'
          : 'The network meets the wave again and again.'}
      </p>
      <WaveBoard
        endHeldOut={times === '1'}
        heights={heights}
        onDraw={() => setError(undefined)}
        describedBy={`${id}-how ${id}-error`}
      />
      <div className="wave-shapes" role="group" aria-label="Begin with a shape">
        <span aria-hidden="true">Begin with</span>
        {shapes.map((shape) => (
          <Button key={shape} onClick={() => begin(shaped(shape))}>
            {shape}
          </Button>
        ))}
        <Button onClick={() => begin(emptyHeights())}>Clear</Button>
      </div>
      <div className="field field-choice">
        <span aria-hidden="true">it comes</span>
        <Segmented label="How often the wave comes" choices={TIMES} value={times} onChange={setTimes} />
      </div>
      <p className="help-line help-error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <div className="dialog-foot dialog-foot-end">
        <Button look="primary" onClick={use}>
          Use this wave
        </Button>
      </div>
    </>
  );
}
