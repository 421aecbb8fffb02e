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
  /** What to draw now; must keep its identity while nothing but the series changes. */
  readonly data: (theme: Theme, width: number) => LineChartData;
}

export function ChartCanvas({ series, scale, xLabel, yLabel, label, describedBy, data }: ChartCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
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
      chart.update(data(theme, chart.width()), theme);
    });
    const renew = () => {
      theme = undefined;
      work.request();
    };
    const resize = new ResizeObserver(renew);
    resize.observe(element);
    const stops = [series.subscribe(() => work.request()), watchTheme(renew)];
    work.request();
    return () => {
      for (const stop of stops) stop();
      resize.disconnect();
      work.cancel();
      chart.destroy();
      canvas.remove();
    };
  }, [series, scale, xLabel, yLabel, label, describedBy, data]);
  return <div className="results-canvas" ref={box} />;
}
