/** A canvas with what it is in words. */
import { prepare, type Surface } from '../../charts/canvas.ts';
import type { Theme } from '../../charts/theme.ts';
import { useCanvas, type Source } from '../../charts/useCanvas.ts';

export interface PictureProps {
  readonly source: Source;
  /** What the picture is, where nothing around it says so; the sentence beside it says what it shows. */
  readonly label?: string;
  readonly describedBy?: string;
  /** Draws the source as it is now. */
  readonly draw: (surface: Surface, theme: Theme) => void;
}

export function Picture({ source, label, describedBy, draw }: PictureProps) {
  const canvas = useCanvas((element, theme) => {
    const surface = prepare(element);
    if (surface) draw(surface, theme);
  }, source);
  const words = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <canvas ref={canvas} className="picture" aria-describedby={describedBy} {...words} />;
}
