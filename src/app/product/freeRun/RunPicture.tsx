/** What the network read, what it says by itself from there on, and what really came. */
import { useCallback } from 'react';
import { drawFreeRun } from '../../../charts/freeRun.ts';
import type { Surface } from '../../../charts/canvas.ts';
import type { Theme } from '../../../charts/theme.ts';
import type { Answers } from '../../../store/answers.ts';
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import { Picture } from '../../results/Picture.tsx';
import { timeMarks } from './times.ts';

interface RunPictureProps {
  readonly runs: Answers<'freeRun'>;
  readonly freeRun: FreeRunning;
  readonly describedBy: string;
}

export function RunPicture({ runs, freeRun, describedBy }: RunPictureProps) {
  const draw = useCallback(
    (surface: Surface, theme: Theme) => {
      const run = runs.found;
      if (!run) return;
      const { times } = freeRun;
      const marks = (low: number, high: number, most: number) => timeMarks(times, run.from, low, high, most);
      drawFreeRun(surface, { ...run, color: theme.cell, marks }, theme);
    },
    [runs, freeRun],
  );
  return <Picture source={runs} label={`Free run: ${freeRun.label}`} describedBy={describedBy} draw={draw} />;
}
