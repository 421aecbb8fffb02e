/** Drawings outside React: at most once a frame, when asked for, and when their size or the theme changed. */
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { oncePerFrame, whileInSight, type FrameWork } from './canvas.ts';
import { readTheme, watchTheme, type Theme } from './theme.ts';

/** Something that is drawn and says when it has changed; returns an unsubscribe function. */
export interface Source {
  subscribe(listener: () => void): () => void;
}

/** Draws in `element`, or on it where it is a canvas: now, and whenever asked for while it is in sight, until `cancel`. */
export function drawing(element: HTMLElement, draw: (theme: Theme) => void): FrameWork {
  const home = element instanceof HTMLCanvasElement ? element.parentElement! : element;
  let theme: Theme | undefined;
  const work = whileInSight(
    element,
    oncePerFrame(() => draw((theme ??= readTheme(home)))),
  );
  const renew = () => {
    theme = undefined;
    work.request();
  };
  const resize = new ResizeObserver(renew);
  resize.observe(element);
  const stop = watchTheme(renew);
  work.request();
  return {
    request: work.request,
    cancel() {
      stop();
      resize.disconnect();
      work.cancel();
    },
  };
}

/**
 * A canvas that is drawn after every rendering, and when its source has changed.
 * @returns the ref to put on the canvas
 */
export function useCanvas(
  draw: (canvas: HTMLCanvasElement, theme: Theme) => void,
  source?: Source,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const work = useRef<FrameWork>(undefined);
  const drawNow = useEffectEvent(draw);
  useEffect(() => {
    const element = canvas.current!;
    const made = drawing(element, (theme) => drawNow(element, theme));
    work.current = made;
    const stop = source?.subscribe(made.request);
    return () => {
      stop?.();
      made.cancel();
    };
  }, [source]);
  // Whatever the component was rendered for, the drawing may have changed with it.
  useEffect(() => work.current?.request());
  return canvas;
}
