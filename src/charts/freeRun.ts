/** A network that runs on by itself over a series: what it read, what it says, what really came; and its error by horizon. */
import { drawAxes, drawPath, marksThatFit } from './axes.ts';
import { lineWidth, snap, type Surface } from './canvas.ts';
import { formatRound } from '../text/numbers.ts';
import type { Theme } from './theme.ts';
import { roundMarks } from './ticks.ts';

export interface RunPicture {
  /** The values read; the last of them is at x = 0, those before at −1, −2 … */
  readonly read: Float32Array;
  /** From x = 1 on. */
  readonly says: Float32Array;
  readonly truth: Float32Array;
  readonly color: string;
  /** Marks of the x axis between two places. */
  readonly marks: (
    from: number,
    to: number,
    most: number,
  ) => { readonly at: number; readonly label: string }[];
}

/** A span with a little air; answers far beyond what really came are drawn at the edge of at most three spans. */
function spanOf({ read, says, truth }: RunPicture): [number, number] {
  const came = [...read, ...truth].filter(Number.isFinite);
  const [low, high] = [Math.min(...came), Math.max(...came)];
  const span = high - low || Math.abs(high) || 1;
  const said = [...says].filter(Number.isFinite);
  const least = Math.max(low - span, Math.min(low, ...said));
  const most = Math.min(high + span, Math.max(high, ...said));
  const air = (most - least || span) * 0.05;
  return [least - air, most + air];
}

/** Draws the stretch read, then answers beside the truth; a line stands where the network is left alone. */
export function drawFreeRun(surface: Surface, picture: RunPicture, theme: Theme): void {
  const { brush, width, ratio } = surface;
  const { read, says, truth, color, marks } = picture;
  const x = [1 - read.length, says.length] as const;
  const axes = drawAxes(
    surface,
    { x, y: spanOf(picture), xMarks: marks(x[0], x[1], marksThatFit(width, theme)), formatY: formatRound },
    theme,
  );
  const start = snap(axes.x(0), ratio);
  brush.fillStyle = theme.wash;
  brush.globalCompositeOperation = 'destination-over';
  brush.fillRect(axes.left, axes.top, start - axes.left, axes.bottom - axes.top);
  brush.globalCompositeOperation = 'source-over';
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = 1;
  brush.setLineDash([4, 3]);
  brush.beginPath();
  brush.moveTo(start, axes.top);
  brush.lineTo(start, axes.bottom);
  brush.stroke();
  brush.setLineDash([]);

  const point = (value: number, at: number) => [axes.x(at), axes.y(value)] as const;
  const last = read.at(-1)!;
  drawPath(
    surface,
    [...read].map((value, k) => point(value, k + 1 - read.length)),
    theme.inkSoft,
    lineWidth(theme, 1.25),
  );
  drawPath(
    surface,
    [point(last, 0), ...[...truth].map((value, k) => point(value, k + 1))],
    theme.ink,
    lineWidth(theme, 1.25),
  );
  const step = (axes.right - axes.left) / (x[1] - x[0]);
  if (step >= 5) {
    brush.fillStyle = theme.ink;
    truth.forEach((value, k) => {
      brush.beginPath();
      brush.arc(axes.x(k + 1), axes.y(value), Math.min(2, step / 4), 0, 2 * Math.PI);
      brush.fill();
    });
  }
  drawPath(
    surface,
    [point(last, 0), ...[...says].map((value, k) => point(value, k + 1))],
    color,
    lineWidth(theme, 2),
  );
}

export interface HorizonPicture {
  /** The network first; entry k of each is the error k + 1 values ahead. */
  readonly lines: readonly { readonly label: string; readonly values: Float32Array }[];
  readonly color: string;
}

const DASHES = [[], [2, 3], [6, 3], [6, 3, 2, 3]] as const;

/** The dash of the k-th line, 0 being the network's; a key beside the picture shows the same. */
export function dashOf(k: number): readonly number[] {
  return DASHES[k % DASHES.length]!;
}

/** Errors from zero up. A forecast that goes astray leaves at the top: it must not press the others flat. */
export function drawHorizon(surface: Surface, { lines, color }: HorizonPicture, theme: Theme): void {
  const { brush, width } = surface;
  const length = lines[0]?.values.length ?? 1;
  const peaks = lines.map(({ values }) => Math.max(...values.filter(Number.isFinite), 0));
  const usual = peaks.toSorted((a, b) => a - b)[lines.length >> 1] ?? 1;
  const top = Math.min(Math.max(...peaks), 2 * usual) || 1;
  const axes = drawAxes(
    surface,
    {
      x: [1, Math.max(2, length)],
      y: [0, top * 1.05],
      xMarks: roundMarks(1, length, marksThatFit(width, theme))
        .filter((at) => Number.isInteger(at) && at > 0)
        .map((at) => ({ at, label: String(at) })),
      formatY: formatRound,
    },
    theme,
  );
  lines.forEach(({ values }, k) => {
    brush.setLineDash([...dashOf(k)]);
    drawPath(
      surface,
      [...values].map((value, h) => [axes.x(h + 1), axes.y(value)] as const),
      k === 0 ? color : theme.inkSoft,
      lineWidth(theme, k === 0 ? 2 : 1.25),
    );
  });
  brush.setLineDash([]);
}
