/** What the charts show beside a run's own curves: the networks that race with it, the kept curves of the last run, and marks. */
import { decimate, type Point } from '../../charts/decimate.ts';
import type { Line } from '../../charts/lineChart.ts';
import type { Mark } from '../../charts/marks.ts';
import type { Theme } from '../../charts/theme.ts';
import type { Source } from '../../charts/useCanvas.ts';
import { roundUp } from '../../charts/ticks.ts';
import { colorPair } from '../cellColor.ts';
import { sameMetric, type KeptCurves } from '../../store/keptCurves.ts';
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { colorOf, type LineStyle } from './lineStyle.ts';
import { steeringText } from './names.ts';

/** A network on the page. */
export interface NetworkOnPage {
  /** 0 is the lead. */
  readonly id: number;
  readonly name: string;
  readonly lineStyle: LineStyle;
  readonly task: string;
  readonly series: RunSeries;
}

/** A network of the page with another seed. */
export interface SeedCurves {
  readonly seed: number;
  readonly series: RunSeries;
  /** True where it goes no further by itself. */
  readonly over: boolean;
}

/** The further seeds of the networks; tells of every change. */
export interface OverlaySeeds extends Source {
  of(network: number): readonly SeedCurves[];
  /** True where the network that is shown goes no further by itself. */
  shownIsOver(network: number): boolean;
}

export interface Overlay {
  /** What the charts' x axis counts: steps, or seconds of each network's own training. */
  readonly axis: 'steps' | 'seconds';
  /** The lead first; it alone where nothing races. */
  readonly networks: readonly NetworkOnPage[];
  readonly seeds?: OverlaySeeds | undefined;
  /** The last run, its cell by name, and what it had otherwise in a few words. */
  readonly kept:
    { readonly curves: KeptCurves; readonly name: string; readonly difference?: string } | undefined;
}

export const isRace = ({ networks }: Overlay) => networks.length > 1;

/** What is drawn beside the lead's own series. */
export function besideLead({ networks, seeds }: Overlay): readonly Source[] {
  const rivals = networks.slice(1).map(({ series }) => series);
  return seeds ? [...rivals, seeds] : rivals;
}

/** A run with nothing beside it. */
export function aloneOverlay(series: RunSeries, cell: string): Overlay {
  const lineStyle: LineStyle = { cell, shade: 0, dash: [] };
  return { axis: 'steps', networks: [{ id: 0, name: cell, lineStyle, task: '', series }], kept: undefined };
}

/** The shortest axis there is. */
const SHORTEST = { steps: 100, seconds: 5 } as const;
/** Kept curves are shown as far as that many times the steps of the run itself, and at first up to this step. */
const KEPT_AHEAD = 5;
const KEPT_AT_FIRST = 1000;

/** The evaluations of a run: where each stands on the x axis. */
function xsOf(series: RunSeries, axis: Overlay['axis']): Float64Array {
  return (axis === 'steps' ? series.evaluationSteps : series.evaluationSeconds).values;
}

/** A result at every evaluation; where some were dropped, the lowest and the highest since the one before, both at its place. */
function evaluatedLine(series: RunSeries, of: 'losses' | 'metrics', axis: Overlay['axis']) {
  const { evaluations } = series;
  const all = xsOf(series, axis);
  const values = evaluations[of].values;
  const thinned = evaluations.inFullFrom;
  if (thinned === 0) return { xs: all, values };
  const [lows, highs] =
    of === 'losses'
      ? [evaluations.lowLosses.values, evaluations.highLosses.values]
      : [evaluations.lowMetrics.values, evaluations.highMetrics.values];
  const place = (k: number) => (k < 2 * thinned ? k >> 1 : k - thinned);
  const at = (k: number) => (k >= 2 * thinned ? values : k % 2 === 0 ? lows : highs)[place(k)]!;
  const length = all.length + thinned;
  return {
    xs: Float64Array.from({ length }, (_, k) => all[place(k)]!),
    values: Float64Array.from({ length }, (_, k) => at(k)),
  };
}

/** The end of the x axis: a round number, so that it changes seldom. */
export function xShown({ axis, networks, seeds, kept }: Overlay): number {
  const others = networks.flatMap(({ id }) => seeds?.of(id) ?? []);
  const ends = [...networks, ...others].map(({ series }) =>
    Math.max(xsOf(series, axis).at(-1) ?? 0, axis === 'steps' ? series.losses.length : 0),
  );
  const own = Math.max(...ends);
  return Math.max(SHORTEST[axis], roundUp(Math.max(own, kept ? keptShown(kept.curves, axis, own) : 0)));
}

/** How far kept curves are shown beside a run that has come as far as `own`. */
function keptShown({ steps, seconds }: KeptCurves, axis: Overlay['axis'], own: number): number {
  const first = axis === 'steps' ? KEPT_AT_FIRST : secondsAt(steps, seconds, KEPT_AT_FIRST);
  const end = (axis === 'steps' ? steps : seconds).at(-1) ?? 0;
  return Math.min(end, Math.max(KEPT_AHEAD * own, first));
}

export interface OverlayOptions {
  readonly theme: Theme;
  /** Width of the plotting area in CSS pixels. */
  readonly width: number;
  readonly xMax: number;
}

/** Validation points of a run on the overlay's axis. */
export function heldOutPoints(
  series: RunSeries,
  of: 'losses' | 'metrics',
  axis: Overlay['axis'],
  { width, xMax }: Pick<OverlayOptions, 'width' | 'xMax'>,
): Point[] {
  const { xs, values } = evaluatedLine(series, of, axis);
  return decimate(xs, values, { domain: [0, xMax], buckets: width });
}

/** The validation curves of all networks that race, each with its name, the lead's drawn last and so on top. */
export function racingLines(
  { axis, networks }: Overlay,
  of: 'losses' | 'metrics',
  options: OverlayOptions,
): Line[] {
  return networks
    .map(({ id, name, lineStyle, series }): Line => ({
      key: `network ${id}`,
      points: heldOutPoints(series, of, axis, options),
      color: colorOf(options.theme, lineStyle),
      width: 1.75,
      dot: 0,
      opacity: 1,
      dash: lineStyle.dash,
      label: name,
    }))
    .toReversed();
}

/** The curve of the last run, thin and pale; none where it is not comparable. */
export function keptLines(
  { axis, kept }: Overlay,
  of: 'losses' | 'metrics',
  problem: ProblemInfo,
  { theme, width, xMax }: OverlayOptions,
): Line[] {
  if (!kept || (of === 'metrics' && !sameMetric(kept.curves, problem))) return [];
  const { curves, name } = kept;
  const points = decimate(curves[axis], curves[of], { domain: [0, xMax], buckets: width }).filter(
    ({ x }) => x <= xMax,
  );
  const color = theme.color(colorPair(curves.experiment.cell));
  return [{ key: 'kept', points, color, width: 1, dot: 0, opacity: 0.5, label: `last: ${name}` }];
}

/** Where settings were changed under way: those of the lead, and by name those that a rival changed alone. */
export function marksOf({ axis, networks }: Overlay): Mark[] {
  const seen = new Set<string>();
  return networks.flatMap(({ name, task, series }, k) =>
    series.steerings.flatMap((steering): Mark[] => {
      const text = steeringText(task, steering);
      const key = `${steering.step} ${text}`;
      if (text === '' || seen.has(key)) return [];
      seen.add(key);
      const { evaluationSteps, evaluationSeconds } = series;
      const seconds = () => secondsAt(evaluationSteps.values, evaluationSeconds.values, steering.step);
      const x = axis === 'steps' ? steering.step : seconds();
      return [{ x, label: k === 0 ? text : `${name} ${text}` }];
    }),
  );
}

/** Seconds of training at a step, between the evaluations around it. */
function secondsAt(steps: Float64Array, seconds: Float64Array, step: number): number {
  const after = steps.findIndex((at) => at >= step);
  if (after <= 0) return seconds.at(after < 0 ? -1 : 0) ?? 0;
  const share = (step - steps[after - 1]!) / (steps[after]! - steps[after - 1]!);
  return seconds[after - 1]! + share * (seconds[after]! - seconds[after - 1]!);
}
