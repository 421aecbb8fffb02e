/** Eigenvalues on the complex plane, with the unit circle; and their largest size over training. */
import { drawAxes, drawPath, marksThatFit, textSize } from './axes.ts';
import { lineWidth, snap, type Surface } from './canvas.ts';
import { formatCount, formatRound } from '../text/numbers.ts';
import type { Theme } from './theme.ts';
import { roundMarks, roundUp } from './ticks.ts';

export interface EigenvaluesPicture {
  readonly real: ArrayLike<number>;
  readonly imaginary: ArrayLike<number>;
  readonly color: string;
  readonly picked: number | undefined;
}

/** Half of what the plane spans: the circle with air, or all eigenvalues; changes seldom. */
function reachOf({ real, imaginary }: EigenvaluesPicture): number {
  let most = 0;
  for (let k = 0; k < real.length; k++) most = Math.max(most, Math.abs(real[k]!), Math.abs(imaginary[k]!));
  return most <= 1.2 ? 1.3 : roundUp(most * 1.05);
}

/** Both axes have the same scale. Gives back where each eigenvalue stands. */
export function drawEigenvalues(
  surface: Surface,
  picture: EigenvaluesPicture,
  theme: Theme,
): { x: number; y: number; index: number }[] {
  const { brush, width, height, ratio } = surface;
  const { real, imaginary, color, picked } = picture;
  const reach = reachOf(picture);
  const unit = Math.min(width, height) / 2 / reach;
  const [centreX, centreY] = [snap(width / 2, ratio), snap(height / 2, ratio)];
  brush.fillStyle = theme.hairline;
  brush.fillRect(centreX - reach * unit, centreY, 2 * reach * unit, 1 / ratio);
  brush.fillRect(centreX, centreY - reach * unit, 1 / ratio, 2 * reach * unit);
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = 1;
  brush.setLineDash([4, 3]);
  brush.beginPath();
  brush.arc(centreX, centreY, unit, 0, 2 * Math.PI);
  brush.stroke();
  brush.setLineDash([]);
  brush.font = `${textSize(theme)}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.fillStyle = theme.inkSoft;
  brush.textBaseline = 'top';
  brush.textAlign = 'left';
  brush.fillText('1', centreX + unit + 3, centreY + 3);
  brush.fillText('i', centreX + 4, centreY - unit - textSize(theme) - 2);
  brush.textAlign = 'right';
  brush.fillText('−1', centreX - unit - 3, centreY + 3);
  const spots = Array.from({ length: real.length }, (_, index) => ({
    x: centreX + real[index]! * unit,
    y: centreY - imaginary[index]! * unit,
    index,
  }));
  brush.fillStyle = color;
  brush.globalAlpha = 0.75;
  for (const { x, y } of spots) {
    brush.beginPath();
    brush.arc(x, y, 3, 0, 2 * Math.PI);
    brush.fill();
  }
  brush.globalAlpha = 1;
  const marked = spots[picked ?? 0];
  if (marked) {
    brush.strokeStyle = theme.ink;
    brush.lineWidth = 1.5;
    brush.beginPath();
    brush.arc(marked.x, marked.y, 6, 0, 2 * Math.PI);
    brush.stroke();
  }
  return spots;
}

export interface RadiusPicture {
  /** Ascending. */
  readonly steps: readonly number[];
  readonly radii: readonly number[];
  readonly color: string;
}

/** The radius over training, from zero, with a line at 1. */
export function drawRadius(surface: Surface, { steps, radii, color }: RadiusPicture, theme: Theme): void {
  const { brush, width, ratio } = surface;
  const last = Math.max(100, roundUp(steps.at(-1) ?? 0));
  const axes = drawAxes(
    surface,
    {
      x: [0, last],
      y: [0, roundUp(Math.max(1.2, ...radii))],
      xMarks: roundMarks(0, last, marksThatFit(width, theme)).map((at) => ({ at, label: formatCount(at) })),
      formatY: formatRound,
    },
    theme,
  );
  const one = snap(axes.y(1), ratio);
  brush.setLineDash([4, 3]);
  drawPath(surface, [[axes.left, one], [axes.right, one]], theme.inkSoft, lineWidth(theme, 1)); // prettier-ignore
  brush.setLineDash([]);
  const points = steps.map((step, k) => [axes.x(step), axes.y(radii[k]!)] as const);
  drawPath(surface, points, color, lineWidth(theme, 1.75));
  brush.fillStyle = color;
  for (const [x, y] of points.length > 40 ? points.slice(-1) : points) {
    brush.beginPath();
    brush.arc(x, y, 2.5, 0, 2 * Math.PI);
    brush.fill();
  }
}
