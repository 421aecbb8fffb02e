/** The error of the free run by how many values ahead, beside that of forecasts without a network. */
import { useCallback } from 'react';
import { drawHorizon } from '../../../charts/freeRun.ts';
import type { Surface } from '../../../charts/canvas.ts';
import type { Theme } from '../../../charts/theme.ts';
import type { Answers } from '../../../store/answers.ts';
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import { Picture } from '../../results/Picture.tsx';
import { Throttled } from '../../results/Throttled.tsx';

interface HorizonPictureProps {
  readonly runs: Answers<'freeRun'>;
  readonly freeRun: FreeRunning;
  readonly describedBy: string;
}

/** Shortest time between two changes of the key, in ms. */
const KEY_PACE = 1000;

export function HorizonPicture({ runs, freeRun: { unit }, describedBy }: HorizonPictureProps) {
  const draw = useCallback(
    (surface: Surface, theme: Theme) => {
      const run = runs.found;
      if (run) drawHorizon(surface, { lines: run.errors, color: theme.cell }, theme);
    },
    [runs],
  );
  return (
    <>
      <p className="results-key" aria-hidden="true">
        <span className="free-run-unit">error{unit ? `, ${unit},` : ''} by values ahead:</span>
        <Throttled source={runs} pace={KEY_PACE}>
          {() =>
            (runs.found?.errors ?? []).map(({ label }, k) => (
              <span key={label} className={k === 0 ? 'free-run-key-says' : `free-run-key-${k}`}>
                {label}
              </span>
            ))
          }
        </Throttled>
      </p>
      <Picture
        source={runs}
        label={`Error by how many values ahead${unit ? `, in ${unit}` : ''}`}
        describedBy={describedBy}
        draw={draw}
      />
    </>
  );
}
