/**
 * The further seeds of the networks in the charts: each run faint, and over them the band from the lowest to the highest with the
 * median, in the network's colour. The run that is shown stays a line of its own.
 */
import { bandOf, medianPoints } from '../../charts/band.ts';
import type { Line, LineChartData } from '../../charts/lineChart.ts';
import { colorOf } from '../race/lineStyle.ts';
import {
  heldOutPoints,
  isRace,
  type NetworkOnPage,
  type Overlay,
  type OverlayOptions,
} from '../race/overlay.ts';

/** Places of a band at most: more are not seen. */
const MOST_PLACES = 160;

interface Of {
  readonly of: 'losses' | 'metrics';
  /** What counts where a run has no number. */
  readonly worst: number;
}

export interface SeedLines {
  readonly lines: readonly Line[];
  readonly bands: NonNullable<LineChartData['bands']>;
}

/** Undefined where no network has other seeds. */
export function seedLines(overlay: Overlay, what: Of, options: OverlayOptions): SeedLines | undefined {
  const { networks, seeds } = overlay;
  if (!seeds || networks.every(({ id }) => seeds.of(id).length === 0)) return undefined;
  // The lead's are drawn last, and so on top.
  const drawn = networks.toReversed().map((network) => linesOf(network, overlay, what, options));
  return { lines: drawn.flatMap(({ lines }) => lines), bands: drawn.flatMap(({ bands }) => bands) };
}

function linesOf(
  network: NetworkOnPage,
  overlay: Overlay,
  { of, worst }: Of,
  options: OverlayOptions,
): SeedLines {
  const { id, name, lineStyle, series } = network;
  const { axis } = overlay;
  const seeds = overlay.seeds!;
  const others = seeds.of(id);
  const color = colorOf(options.theme, lineStyle);
  const { dash } = lineStyle;
  const plain = { color, dot: 0 };
  const line = (key: string, from: typeof series, width: number, opacity: number): Line => ({
    ...plain,
    key: `${key} ${id}`,
    points: heldOutPoints(from, of, axis, options),
    width,
    opacity,
  });
  const faint = others.map(({ seed, series: other }) => line(`seed ${seed}`, other, 1, 0.3));
  const curves = [{ series, over: seeds.shownIsOver(id) }, ...others].map(({ series: from, over }) => ({
    steps: from.evaluationSteps.values,
    values: (of === 'losses' ? from.heldOutLosses : from.metrics).values,
    over,
  }));
  // Seconds of training differ from run to run, and so do their places.
  const band = axis === 'steps' ? bandOf(curves, { worst, most: MOST_PLACES }) : [];
  const label = isRace(overlay) ? name : 'median';
  const middle: Line = {
    ...plain,
    dash,
    key: `median ${id}`,
    points: medianPoints(band),
    width: 2.5,
    opacity: 1,
    label,
  };
  return {
    lines: [
      ...faint,
      line('network', series, band.length > 1 ? 1.25 : 1.75, 0.75),
      ...(band.length > 1 ? [middle] : []),
    ],
    bands: [{ color, points: band }],
  };
}
