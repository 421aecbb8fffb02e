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
/** Shortest time between two drawings where several networks report 20 times a second each, in ms. */
const RACE_PACE = 100;

export function ChartCanvas({ data, others = NO_OTHERS, ...props }: ChartCanvasProps) {
  const { series, scale, xLabel, yLabel, label, describedBy } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(data);
  const redraw = useRef<() => void>(undefined);
  const pace = useRef(0);
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
    let drawnAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    redraw.current = () => {
      const wait = drawnAt + pace.current - performance.now();
      if (wait <= 0) {
        drawnAt = performance.now();
        work.request();
      } else
        timer ??= setTimeout(() => {
          timer = undefined;
          redraw.current?.();
        }, wait);
    };
    const stops = [series.subscribe(redraw.current), watchTheme(renew)];
    work.request();
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
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
    pace.current = others.length > 0 ? RACE_PACE : 0;
    const stops = others.map((other) => other.subscribe(() => redraw.current?.()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [others]);
  return <div className="results-canvas" ref={box} />;
}
