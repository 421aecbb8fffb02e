/** The frame of a chart, which is drawn outside React: at most once a frame, when the series or the theme changed. */
import { useEffect, useRef } from 'react';
import type { FrameWork } from '../../charts/canvas.ts';
import { createLineChart, type LineChartData, type LineChartOptions } from '../../charts/lineChart.ts';
import type { Theme } from '../../charts/theme.ts';
import { drawing, type Source } from '../../charts/useCanvas.ts';
import { paced } from '../../store/paced.ts';
import type { RunSeries } from '../../store/series.ts';

export interface ChartCanvasProps {
  readonly series: RunSeries;
  readonly scale: LineChartOptions['scale'];
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the picture is; the sentence beside it says what it shows. */
  readonly label: string;
  readonly describedBy: string;
  /** What else is drawn; must keep its identity while they stay the same. */
  readonly others?: readonly Source[];
  /** What to draw now; must keep its identity while nothing but the series changes. */
  readonly data: (theme: Theme, width: number) => LineChartData;
}

const NO_OTHERS: readonly Source[] = [];
/** Shortest time between two drawings, in ms: of one network, and of several that report 20 times a second each. */
const PACE = 100;
const RACE_PACE = 250;

export function ChartCanvas({ data, others = NO_OTHERS, ...props }: ChartCanvasProps) {
  const { series, scale, xLabel, yLabel, label, describedBy } = props;
  const box = useRef<HTMLDivElement>(null);
  const newest = useRef(data);
  const work = useRef<FrameWork>(undefined);
  useEffect(() => {
    const element = box.current!;
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    canvas.setAttribute('aria-describedby', describedBy);
    element.append(canvas);
    const chart = createLineChart(canvas, { scale, xLabel, yLabel });
    const made = drawing(element, (theme) => chart.update(newest.current(theme, chart.width()), theme));
    work.current = made;
    return () => {
      made.cancel();
      chart.destroy();
      canvas.remove();
    };
  }, [scale, xLabel, yLabel, label, describedBy]);
  useEffect(() => {
    newest.current = data;
    work.current?.request();
  }, [data]);
  useEffect(() => {
    const request = () => work.current?.request();
    const renewal = paced(request, others.length > 0 ? RACE_PACE : PACE);
    const stops = [series, ...others].map((each) => each.subscribe(renewal.request));
    return () => {
      for (const stop of stops) stop();
      renewal.cancel();
    };
  }, [series, others]);
  return <div className="results-canvas" ref={box} />;
}
