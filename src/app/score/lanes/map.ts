/** The maps: states and gates of each layer, a value for each unit and step in colours. Gates fold to one line. */
import { formatEnd, formatValue } from '../../../text/numbers.ts';
import { clearHeatmap, drawHeatmap, mapRange } from '../../../charts/heatmap.ts';
import type { LaneSpec } from '../../../models/cell.ts';
import type { ModelLane } from '../../../models/model.ts';
import type { LaneValues, Readout } from '../../../worker/protocol.ts';
import { changeAt } from '../pinned/lens.ts';
import { foldedRows, foldedSentence } from './folded.ts';
import { colorHelp, laneKey, reachesOf, scaled, type Reaches } from './mapScale.ts';
import { onPlayhead, type Lane, type LaneKind, type PlayheadValue, type ScoreShape } from './lane.ts';
import { numbered } from './numbered.ts';

const FOLDED_HEIGHT = 16;

/** About how high a heatmap is, by the number of layers: the more there are, the lower each. */
const GOALS = {
  compact: [64, 48, 32],
  height: [96, 72, 64],
  tall: [128, 96, 80],
} as const;

/** The height of a heatmap: whole CSS pixels for each unit, or as many units a pixel as it takes. */
function mapHeight(units: number, layers: number, goals: readonly number[]): number {
  const goal = goals[layers - 1] ?? goals.at(-1)! * 0.75;
  if (units > goal) return units / Math.ceil(units / goal);
  return units * Math.min(Math.floor(goal / units), Math.ceil(40 / units) + 8);
}

const mapHeights = (units: number, layers: number): Pick<Lane, 'height' | 'compact' | 'tall'> => ({
  height: mapHeight(units, layers, GOALS.height),
  compact: mapHeight(units, layers, GOALS.compact),
  tall: mapHeight(units, layers, GOALS.tall),
});

function helpOf(lane: LaneSpec, units: number, folded: boolean, fixed: boolean): string {
  const each = units === 1 ? 'One row, the only unit' : `${units} rows, one for each unit`;
  const rows = folded ? FOLDED_HELP : `${each}: ${lane.sentence}. Click a row to follow its unit.`;
  return `${rows} ${colorHelp(lane.range, fixed)}`;
}

const FOLDED_HELP =
  'Four rows: at each time step the mean of the quarter of the units with the highest values above, of the lowest below. Unfold it by its name to see each unit; the followed unit is shown alone.';

const DIFFERENCE_HELP =
  'How far the changed reading is from the original one: blue is less, orange more, and what is blank did not change.';

/** Beside a folded lane: whose row it is, or how far it reaches where it lies around zero. */
function foldedScale(unit: number | undefined, reach: number | undefined): readonly string[] {
  if (unit !== undefined) return [`unit ${unit + 1}`];
  return reach === undefined ? [] : [`±${formatEnd(reach, false)}`];
}

/** The hidden state of the followed unit, in the reading bar. */
function valueOf(unit: number, valuesIn: (readout: Readout) => LaneValues | undefined): PlayheadValue {
  return {
    id: 'hidden',
    label: `h of unit ${unit + 1}`,
    inside: true,
    at(_problem, readout, step) {
      const value = valuesIn(readout)?.values[step * readout.units + unit];
      return value === undefined ? '–' : formatValue(value);
    },
  };
}

interface MapLane extends Lane {
  /** What it shows; the range is what its colours span. */
  readonly lane: LaneSpec;
}

/** @param difference how far the scale reaches around zero, where the lane shows differences */
function mapLane(
  shape: ScoreShape,
  entry: ModelLane,
  layer: number,
  reaches: Reaches,
  difference?: number,
): MapLane {
  const { units, layers, open, fixed } = shape;
  const key = laneKey(layer, entry.lane.id);
  const folds = entry.kind === 'gate';
  const folded = folds && !open.has(key);
  const unit = shape.unit?.layer === layer && shape.unit.unit < units ? shape.unit.unit : undefined;
  const end = difference ?? fixed.get(key) ?? reaches[key];
  // Differences lie around zero, those of gates too.
  const lane: LaneSpec =
    difference === undefined ? scaled(entry.lane, end) : { ...entry.lane, range: [-difference, difference] };
  const [low, high] = mapRange(lane.range);
  const map = low < 0 ? 'diverging' : 'sequential';
  const valuesIn = ({ lanes }: Readout) => lanes.find((one) => one.layer === layer && one.lane === lane.id);
  const isHidden = entry === shape.modelLanes.find(({ kind }) => kind === 'state') && layer === layers - 1;
  return {
    key,
    kind: 'map',
    lane,
    name: lane.label,
    layerName: layers > 1 ? `layer ${layer + 1}` : '',
    sub: folds ? lane.sentence : '',
    help: difference === undefined ? helpOf(lane, units, folded, !folded && fixed.has(key)) : DIFFERENCE_HELP,
    map,
    scale: folded
      ? foldedScale(unit, map === 'diverging' ? high : undefined)
      : [formatEnd(high, low < 0), formatEnd(low, low < 0)],
    ...(folded ? { height: FOLDED_HEIGHT, compact: 14 } : mapHeights(units, layers)),
    values: isHidden && unit !== undefined ? [valueOf(unit, valuesIn)] : [],
    ...(folds ? { folded } : {}),
    ...(map === 'diverging' && !folded && difference === undefined
      ? { reach: { end: high, fixed: fixed.has(key) } }
      : {}),
    ...(folded ? {} : { rows: units, unitsOf: layer, cursor: onPlayhead }),
    draw(canvas, { readout, orderOf }, theme) {
      const found = valuesIn(readout);
      if (!found) return clearHeatmap(canvas);
      const { timeSteps, units } = readout;
      const data = { values: found.values, timeSteps, units, range: lane.range, order: orderOf(layer) };
      const rows = folded ? foldedRows(found, timeSteps, units, unit) : undefined;
      drawHeatmap(canvas, rows ? { ...data, ...rows, order: undefined } : data, theme[map]);
    },
    broken: (readout) => valuesIn(readout)?.values.some(Number.isNaN) === true,
    table({ readout }) {
      const found = valuesIn(readout);
      const { units } = readout;
      return (
        found && {
          columns: numbered('unit', units),
          row: (step) => Array.from(found.values.subarray(step * units, (step + 1) * units), formatValue),
        }
      );
    },
    sentenceAt({ readout, difference, orderOf }, { step, row }) {
      const found = valuesIn(readout);
      if (!found) return undefined;
      const { units } = readout;
      if (folded) return foldedSentence(found, units, step, unit);
      const at = step * units + (orderOf(layer)?.[row] ?? row);
      return `unit ${(at % units) + 1}, t = ${step + 1}, ${formatValue(found.values[at]!)}${changeAt(difference, found, at)}`;
    },
    differing: (end) => mapLane(shape, entry, layer, reaches, end),
  };
}

/**
 * A candidate lies around zero, so that folded it would say little beside the gates: it comes when one of these is unfolded.
 * Where a model has nothing else that folds, it is there from the start.
 */
function isShown({ modelLanes, open }: ScoreShape, { kind, lane }: ModelLane, layer: number): boolean {
  if (kind !== 'gate' || lane.range[0] >= 0) return true;
  const gates = modelLanes.filter((other) => other.kind === 'gate' && other.lane.range[0] >= 0);
  return gates.length === 0 || [...gates, { lane }].some((one) => open.has(laneKey(layer, one.lane.id)));
}

export const map: LaneKind<Reaches> = {
  fit: (readout, _problem, before, rivals) => reachesOf(readout, before, rivals),
  lanes: (shape, reaches = {}) =>
    Array.from({ length: shape.layers }, (_, layer) =>
      shape.modelLanes
        .filter((entry) => isShown(shape, entry, layer))
        .map((entry) => mapLane(shape, entry, layer, reaches)),
    ).flat(),
};
