/** The frame of a chart, which is drawn outside React: at most once a frame, when the series or the theme changed. */
import { useEffect, useRef } from 'react';
import { oncePerFrame } from '../../charts/canvas.ts';
import { createLineChart, type LineChartData, type LineChartOptions } from '../../charts/lineChart.ts';
import { readTheme, watchTheme, type Theme } from '../../charts/theme.ts';
import type { RunSeries } from '../../store/series.ts';

export interface ChartCanvasProps {
  readonly series: RunSeries;
  readonly scale: LineChartOptions['scale'];
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the picture is; the sentence beside it says what it shows. */
  readonly label: string;
  readonly describedBy: string;
  /** Further series that are drawn; must keep its identity while they stay the same. */
  readonly others?: readonly RunSeries[];
  /** What to draw now; must keep its identity while nothing but the series changes. */
  readonly data: (theme: Theme, width: number) => LineChartData;
}

const NO_OTHERS: readonly RunSeries[] = [];

export function ChartCanvas({ data, others = NO_OTHERS, ...props }: ChartCanvasProps) {
  const { series, scale, xLabel, yLabel, label, describedBy } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(data);
  const redraw = useRef<() => void>(undefined);
  useEffect(() => {
    const element = box.current!;
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    canvas.setAttribute('aria-describedby', describedBy);
    element.append(canvas);
    const chart = createLineChart(canvas, { scale, xLabel, yLabel });
    let theme: Theme | undefined;
    const work = oncePerFrame(() => {
      theme ??= readTheme(element);
      chart.update(latest.current(theme, chart.width()), theme);
    });
    const renew = () => {
      theme = undefined;
      work.request();
    };
    const resize = new ResizeObserver(renew);
    resize.observe(element);
    redraw.current = () => work.request();
    const stops = [series.subscribe(redraw.current), watchTheme(renew)];
    work.request();
    return () => {
      for (const stop of stops) stop();
      resize.disconnect();
      work.cancel();
      chart.destroy();
      canvas.remove();
    };
  }, [series, scale, xLabel, yLabel, label, describedBy]);
  useEffect(() => {
    latest.current = data;
    redraw.current?.();
  }, [data]);
  useEffect(() => {
    const stops = others.map((other) => other.subscribe(() => redraw.current?.()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [others]);
  return <div className="results-canvas" ref={box} />;
}
