/** Where the charts are far down the page: the loss so far, small, right under the headline. */
import { useCallback, useId, useMemo } from 'react';
import type { Theme } from '../../charts/theme.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { RunSeries } from '../../store/series.ts';
import { besideLead, type Overlay } from '../race/overlay.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import { lossCurves } from './curves.ts';

interface LossLineProps {
  readonly series: RunSeries;
  readonly problem: ProblemInfo;
  readonly overlay: Overlay;
}

export function LossLine({ series, problem, overlay }: LossLineProps) {
  const id = useId();
  const data = useCallback(
    (theme: Theme, width: number) =>
      lossCurves(series, problem, { theme, width, color: theme.cell, overlay }),
    [series, problem, overlay],
  );
  const others = useMemo(() => besideLead(overlay), [overlay]);
  return (
    <>
      <ChartCanvas
        series={series}
        scale="logarithmic"
        xLabel=""
        yLabel=""
        label="Loss so far"
        describedBy={id}
        others={others}
        data={data}
      />
      <p className="unseen" id={id}>
        The same curve stands under Results, with its axes, in words and as a table.
      </p>
    </>
  );
}
