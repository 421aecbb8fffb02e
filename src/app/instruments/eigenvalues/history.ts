/** The spectral radius over the training of a run, by what it is taken of; kept as long as the run's series. */
import type { RunSeries } from '../../../store/series.ts';

export interface RadiusLine {
  readonly steps: number[];
  readonly radii: number[];
}

interface Kept {
  generation: number;
  readonly lines: Map<string, RadiusLine>;
}

const kept = new WeakMap<RunSeries, Kept>();

/** More points are no use on a small chart: every other one goes then. */
const MOST_POINTS = 400;

function linesOf(series: RunSeries): Kept['lines'] {
  let own = kept.get(series);
  if (own?.generation !== series.generation) {
    own = { generation: series.generation, lines: new Map() };
    kept.set(series, own);
  }
  return own.lines;
}

/** The line so far, empty where nothing was taken yet. */
export function radiusLine(series: RunSeries, of: string): RadiusLine {
  const lines = linesOf(series);
  const line = lines.get(of) ?? { steps: [], radii: [] };
  lines.set(of, line);
  return line;
}

/** Adds a point; a run that was taken back to an earlier step forgets what came after it. */
export function addRadius(series: RunSeries, of: string, step: number, radius: number): void {
  const line = radiusLine(series, of);
  while (line.steps.length > 0 && line.steps.at(-1)! >= step) {
    line.steps.pop();
    line.radii.pop();
  }
  line.steps.push(step);
  line.radii.push(radius);
  if (line.steps.length <= MOST_POINTS) return;
  for (const list of [line.steps, line.radii]) {
    const thinned = list.filter((_, k) => k % 2 === 0 || k === list.length - 1);
    list.splice(0, list.length, ...thinned);
  }
}
