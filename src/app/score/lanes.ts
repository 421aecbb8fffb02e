/** Which lanes the score has, from what the run says of itself: names, heights, scales and how to read each. */
import { formatEnd, formatHertz, formatValue } from '../../text/numbers.ts';
import { mapRange } from '../../charts/heatmap.ts';
import type { LaneSpec } from '../../models/cell.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Units } from '../../tasks/contract/views.ts';
import type { RunInfo, Readout } from '../../worker/protocol.ts';
import { attentionFrames, type AttentionFrame } from './attentionLane.ts';
import { gradientFrame, SOME_DECADES, type Decades, type GradientFrame } from './gradientLane.ts';

export interface LaneBase {
  /** Unique within the score. */
  readonly key: string;
  readonly name: string;
  /** A few words under the name. */
  readonly sub: string;
  /** How to read the lane, in a sentence or two. */
  readonly help: string;
  /** Height of the drawing in CSS pixels. */
  readonly height: number;
  /** Labels of the scale, from top to bottom. */
  readonly scale: readonly string[];
  /** Rows of the drawing that the pointer tells apart; one where absent. */
  readonly rows?: number;
}

export interface InputFrame extends LaneBase {
  readonly kind: 'input';
  readonly view: ProblemInfo['input']['kind'];
}

export interface OutputFrame extends LaneBase {
  readonly kind: 'output';
  readonly view: ProblemInfo['output']['kind'];
}

export interface MapFrame extends LaneBase {
  readonly kind: 'map';
  readonly layer: number;
  /** "layer 2" where there are several; stands before `sub`. */
  readonly layerName: string;
  readonly lane: LaneSpec;
  readonly map: 'diverging' | 'sequential';
  /** Gates fold: folded, a lane is one thin row of the mean over units. */
  readonly folds: boolean;
  readonly folded: boolean;
}

export type LaneFrame = InputFrame | OutputFrame | MapFrame | AttentionFrame | GradientFrame;

/** The lane unfolds by its name. */
export function foldsOf(frame: LaneFrame): boolean {
  return frame.kind === 'attention' || (frame.kind === 'map' && frame.folds);
}

export function isFolded(frame: LaneFrame): boolean {
  return (frame.kind === 'map' || frame.kind === 'attention') && frame.folded;
}

/** What the frames of the score depend on; all of it is known from the first score on. */
export interface ScoreShape {
  readonly layers: number;
  readonly units: number;
  readonly timeSteps: number;
  /** What the input and the output lane span, in the network's own numbers. */
  readonly inputRange: readonly [number, number];
  readonly outputRange: readonly [number, number];
  /** Heads of each layer; 0 where there is no attention. */
  readonly heads?: number;
  /** Powers of ten that the gradient lane spans. */
  readonly decades?: Decades;
}

const FOLDED_HEIGHT = 16;

/**
 * Heights of input and output by what they show. Each pair of values or symbols adds up to 100, so that what is below never
 * jumps; sounds and classes are maps, and need more.
 */
const INPUT_HEIGHT = { bars: 44, line: 44, symbols: 36, spectrogram: 80 } as const;
const OUTPUT_HEIGHT = { value: 56, bit: 56, symbols: 64, classes: 128 } as const;

/** Height of a heatmap: whole CSS pixels for each unit, at least one, and less for each layer where there are more. */
export function mapHeight(units: number, layers: number): number {
  const goal = [128, 96, 80][layers - 1] ?? 64;
  const perUnit = Math.max(1, Math.floor(goal / units));
  return units * Math.min(perUnit, Math.ceil(40 / units) + 8);
}

/** The range of a series' own values in this example, with a little air, so that a slow drift still shows. */
function fitted(range: readonly [number, number], ...lists: Float32Array[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (const value of list) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(high > low) || !Number.isFinite(high - low)) return range;
  const air = (high - low) * 0.06;
  return [low - air, high + air];
}

/** The ranges of input and output: as the problem says, or fitted to the example where a line of a series is shown. */
export function rangesOf(
  problem: ProblemInfo,
  score: Readout | undefined,
): Pick<ScoreShape, 'inputRange' | 'outputRange'> {
  const inputRange = problem.input.kind === 'symbols' ? ([0, 1] as const) : problem.input.range;
  const outputRange = problem.output.kind === 'value' ? problem.output.range : ([0, 1] as const);
  if (problem.input.kind !== 'line' || !score) return { inputRange, outputRange };
  const first = score.inputs.filter((_, k) => k % problem.inputSize === 0);
  const asked = score.targets.filter((_, t) => score.mask[t]! > 0);
  const both = fitted(inputRange, first, asked);
  return { inputRange: both, outputRange: problem.output.kind === 'value' ? both : outputRange };
}

/** A number of the network in the units of the series. */
export function inUnits(value: number, units: Units | undefined): number {
  return units ? value * units.scale + units.offset : value;
}

function ends(range: readonly [number, number], units: Units | undefined): string[] {
  const [low, high] = range;
  if (units) return [formatValue(inUnits(high, units)), formatValue(inUnits(low, units))];
  return [formatEnd(high, false), formatEnd(low, false)];
}

function inputFrame({ input, units }: ProblemInfo, shape: ScoreShape): InputFrame {
  const base = { kind: 'input', key: 'input', name: 'Input', view: input.kind } as const;
  const height = INPUT_HEIGHT[input.kind];
  switch (input.kind) {
    case 'bars': {
      const marks = input.mark ? ` A coloured bar with a dot beneath is ${input.mark}.` : '';
      const help = `What the network reads: one bar a step.${marks}`;
      return { ...base, sub: input.label, help, height, scale: ends(shape.inputRange, undefined) };
    }
    case 'line':
      return {
        ...base,
        sub: `${input.label}${input.unit && !input.label.includes(input.unit) ? `, ${input.unit}` : ''}`,
        help: 'What the network reads, one value a step.',
        height,
        scale: ends(shape.inputRange, units),
      };
    case 'symbols':
      return {
        ...base,
        sub: input.label,
        help: 'What the network reads, one symbol a step.',
        height,
        scale: [],
      };
    case 'spectrogram': {
      const [low, high] = [input.bands[0]!, input.bands.at(-1)!].map(formatHertz);
      return {
        ...base,
        sub: `${input.label}, in dB; ${low} (below) to ${high}`,
        help: 'What the network hears: one column a step, low tones below; the stronger the colour, the louder.',
        height,
        scale: ['0', `−${input.decibels}`],
        rows: input.bands.length,
      };
    }
  }
}

const NOT_COUNTED = ' Steps whose answer does not count are paler.';

function outputFrame({ output, units }: ProblemInfo, shape: ScoreShape): OutputFrame {
  const base = { kind: 'output', key: 'output', name: 'Output', view: output.kind } as const;
  const height = OUTPUT_HEIGHT[output.kind];
  switch (output.kind) {
    case 'value':
      return {
        ...base,
        sub: `${output.label}${output.unit && !output.label.includes(output.unit) ? `, ${output.unit}` : ''}`,
        help: `The line is what the network says, rings are what is right.${NOT_COUNTED}`,
        height,
        scale: ends(shape.outputRange, units),
      };
    case 'bit':
      return {
        ...base,
        sub: output.label,
        help: `Bars are the probability of a 1, short ticks the right bit; a triangle marks a wrong step.${NOT_COUNTED}`,
        height,
        scale: ['1', '0'],
      };
    case 'symbols':
      return {
        ...base,
        sub: output.label,
        help: `Above what the network says, a stronger shade the surer it is; below what is right; a triangle marks a wrong step.${NOT_COUNTED}`,
        height,
        scale: ['says', 'right'],
      };
    case 'classes':
      return {
        ...base,
        sub: output.label,
        help: 'How sure the network is of each answer at each step: the stronger the colour, the surer; a box marks what is right where it is asked, a triangle a wrong step.',
        height,
        scale: output.classes,
        rows: output.classes.length,
      };
  }
}

function mapFrame(
  { kind, lane }: RunInfo['lanes'][number],
  layer: number,
  shape: ScoreShape,
  open: ReadonlySet<string>,
): MapFrame {
  const key = `${layer}/${lane.id}`;
  const folds = kind === 'gate';
  const folded = folds && !open.has(key);
  const [low, high] = mapRange(lane.range);
  const map = low < 0 ? 'diverging' : 'sequential';
  const units = shape.units === 1 ? '1 unit' : `${shape.units} units`;
  const colors =
    map === 'diverging'
      ? 'Blue is below zero, orange above; beyond the scale the colour stays that of its end.'
      : `The stronger the colour, the nearer to ${formatEnd(high, false)}.`;
  const rows = folded
    ? 'The mean over all units; unfold it to see each one.'
    : `One row a unit: ${lane.sentence}.`;
  return {
    kind: 'map',
    key,
    layer,
    lane,
    map,
    folds,
    folded,
    name: lane.label,
    layerName: shape.layers > 1 ? `layer ${layer + 1}` : '',
    sub: folds ? lane.sentence : units,
    help: `${rows} ${colors}`,
    height: folded ? FOLDED_HEIGHT : mapHeight(shape.units, shape.layers),
    scale: folded ? ['mean'] : [formatEnd(high, low < 0), ...(low < 0 ? ['0'] : []), formatEnd(low, low < 0)],
  };
}

function mapFrames(lanes: RunInfo['lanes'], shape: ScoreShape, open: ReadonlySet<string>): MapFrame[] {
  return Array.from({ length: shape.layers }, (_, layer) =>
    lanes.map((entry) => mapFrame(entry, layer, shape, open)),
  ).flat();
}

/** Frames that keep the score's place while it is not known yet what the task shows. */
export function emptyFrames(lanes: RunInfo['lanes'], shape: ScoreShape): LaneFrame[] {
  const base = { sub: '', help: '', scale: [] } as const;
  return [
    { ...base, kind: 'input', key: 'input', name: 'Input', view: 'bars', height: INPUT_HEIGHT.bars },
    ...mapFrames(lanes, shape, new Set()),
    ...attentionFrames({ heads: 0, ...shape }, new Set()),
    { ...base, kind: 'output', key: 'output', name: 'Output', view: 'value', height: OUTPUT_HEIGHT.value },
    gradientFrame(shape.layers, shape.decades ?? SOME_DECADES),
  ];
}

/** All lanes from top to bottom: input, layer by layer the model's lanes, where it looks, output, gradient. */
export function framesOf(info: RunInfo, shape: ScoreShape, open: ReadonlySet<string>): LaneFrame[] {
  const maps = mapFrames(info.lanes, shape, open);
  return [
    inputFrame(info.problem, shape),
    ...maps,
    ...attentionFrames({ heads: 0, ...shape }, open),
    outputFrame(info.problem, shape),
    gradientFrame(shape.layers, shape.decades ?? SOME_DECADES, info.recurrent ?? true),
  ];
}
