/** A canvas that is drawn outside React: at most once a frame, when its source, the theme or the size changed. */
import { useEffect, useRef } from 'react';
import { oncePerFrame, prepare, type Surface } from '../../charts/canvas.ts';
import { readTheme, watchTheme, type Theme } from '../../charts/theme.ts';

/** Something that is drawn and says when it has changed; returns an unsubscribe function. */
export interface Source {
  subscribe(listener: () => void): () => void;
}

export interface PictureProps {
  readonly source: Source;
  /** What the picture is, where nothing around it says so; the sentence beside it says what it shows. */
  readonly label?: string;
  readonly describedBy?: string;
  /** Draws the source as it is now; must keep its identity while nothing but the source changes. */
  readonly draw: (surface: Surface, theme: Theme) => void;
}

export function Picture({ source, label, describedBy, draw }: PictureProps) {
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
    const stops = [source.subscribe(() => work.request()), watchTheme(renew)];
    work.request();
    return () => {
      for (const stop of stops) stop();
      resize.disconnect();
      work.cancel();
    };
  }, [source, draw]);
  const words = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <canvas ref={canvas} className="picture" aria-describedby={describedBy} {...words} />;
}
