/** A canvas that is drawn outside React: at most once a frame, when the series, the theme or the size changed. */
import { useEffect, useRef } from 'react';
import { oncePerFrame, prepare, type Surface } from '../../charts/canvas.ts';
import { readTheme, watchTheme, type Theme } from '../../charts/theme.ts';
import type { RunSeries } from '../../store/series.ts';

export interface PictureProps {
  readonly series: RunSeries;
  /** What the picture is; the sentence beside it says what it shows. */
  readonly label: string;
  readonly describedBy: string;
  /** Draws the series as it is now; must keep its identity while nothing but the series changes. */
  readonly draw: (surface: Surface, theme: Theme) => void;
}

export function Picture({ series, label, describedBy, draw }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current!;
    let theme: Theme | undefined;
    const work = oncePerFrame(() => {
      theme ??= readTheme(element.parentElement!);
      const surface = prepare(element);
      if (surface) draw(surface, theme);
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
    };
  }, [series, draw]);
  return (
    <canvas ref={canvas} className="picture" role="img" aria-label={label} aria-describedby={describedBy} />
  );
}
