/**
 * Interventions in a network while it reads: gates clamped to a value, units set to 0, the state reset at a time step. They act within the
 * time step, so that all later states follow; the parameters are not touched.
 */
import type { Clamp, Tensors } from './cell.ts';
import type { Ops, Tensor2D } from './ops.ts';

/** Steps from the first up to and with the last, from 0. */
export type Stretch = readonly [number, number];

export type Intervention =
  /** A gate (by its lane's id) clamped to a value, for one unit or all, at every time step or those of a stretch. */
  | {
      readonly kind: 'clamp';
      readonly layer: number;
      readonly gate: string;
      readonly unit?: number;
      readonly value: number;
      readonly steps?: Stretch;
    }
  /** A unit whose hidden state is 0. */
  | { readonly kind: 'zero'; readonly layer: number; readonly unit: number; readonly steps?: Stretch }
  /** All states of all layers are 0 after this time step. */
  | { readonly kind: 'reset'; readonly step: number };

/** Interventions that act together; of two on the same gate the later one counts. */
export type Interventions = readonly Intervention[];

/** What an intervention leaves of a row of units, and what it puts in the place of the rest. */
interface Row {
  readonly keep: Float32Array;
  readonly put: Float32Array;
}

function isAt(steps: Stretch | undefined, step: number): boolean {
  return !steps || (steps[0] <= step && step <= steps[1]);
}

/** What happens to a lane of a layer at a step; undefined where nothing does. The hidden state is the lane `hidden`. */
function rowOf(
  interventions: Interventions,
  at: { readonly layer: number; readonly lane: string; readonly step: number; readonly hidden: string },
  hiddenSize: number,
): Row | undefined {
  let row: Row | undefined;
  const put = (unit: number | undefined, value: number) => {
    row ??= { keep: new Float32Array(hiddenSize).fill(1), put: new Float32Array(hiddenSize) };
    const [from, to] = unit === undefined ? [0, hiddenSize] : [unit, unit + 1];
    row.keep.fill(0, from, to);
    row.put.fill(value, from, to);
  };
  for (const each of interventions) {
    if (each.kind === 'reset') {
      if (each.step === at.step && at.lane === at.hidden) put(undefined, 0);
    } else if (each.layer === at.layer && isAt(each.steps, at.step)) {
      const lane = each.kind === 'clamp' ? each.gate : at.hidden;
      if (lane === at.lane) put(each.unit, each.kind === 'clamp' ? each.value : 0);
    }
  }
  return row;
}

/** The interventions in one layer of a cell that is stepped through time. */
export interface LayerInterventions {
  clampAt(step: number): Clamp;
  /** The states after a step, as the next step and the layer above read them. */
  after(step: number, states: Tensors): Tensors;
}

export function layerInterventions(
  tf: Ops,
  interventions: Interventions,
  layer: number,
  states: readonly string[],
  hiddenSize: number,
): LayerInterventions {
  const hidden = states[0]!;
  const rows = new Map<string, readonly [Tensor2D, Tensor2D]>();
  /** The same rows serve all steps at which they are the same. */
  const tensorsOf = ({ keep, put }: Row): readonly [Tensor2D, Tensor2D] => {
    const key = `${keep.join()}/${put.join()}`;
    const made = rows.get(key) ?? [tf.tensor2d(keep, [1, hiddenSize]), tf.tensor2d(put, [1, hiddenSize])];
    rows.set(key, made);
    return made;
  };
  const intervene = (lane: string, step: number, value: Tensor2D): Tensor2D => {
    const row = rowOf(interventions, { layer, lane, step, hidden }, hiddenSize);
    if (!row) return value;
    const [keep, put] = tensorsOf(row);
    return tf.add<Tensor2D>(tf.mul(value, keep), put);
  };
  return {
    clampAt: (step) => (gate, value) => intervene(gate, step, value),
    after(step, values) {
      const wiped = interventions.some((each) => each.kind === 'reset' && each.step === step);
      const next = { ...values, [hidden]: intervene(hidden, step, values[hidden]!) };
      if (wiped) for (const id of states) next[id] = tf.zerosLike(values[id]!);
      return next;
    },
  };
}

/**
 * The interventions in one lane of a layer that computes all steps at once.
 * @param rows `[batch · time, hidden]`, or `[time · batch, hidden]` where time comes first
 */
export function interveneParallel(
  tf: Ops,
  interventions: Interventions,
  at: { readonly layer: number; readonly lane: string; readonly hidden: string },
  rows: Tensor2D,
  shape: { readonly timeSteps: number; readonly timeFirst: boolean },
): Tensor2D {
  const [count, hiddenSize] = rows.shape;
  const { timeSteps, timeFirst } = shape;
  const found = Array.from({ length: timeSteps }, (_, step) =>
    rowOf(interventions, { ...at, step }, hiddenSize),
  );
  if (found.every((row) => row === undefined)) return rows;
  const keep = new Float32Array(timeSteps * hiddenSize).fill(1);
  const put = new Float32Array(timeSteps * hiddenSize);
  found.forEach((row, step) => {
    if (row) keep.set(row.keep, step * hiddenSize);
    if (row) put.set(row.put, step * hiddenSize);
  });
  const each: [number, number, number] = timeFirst ? [timeSteps, 1, hiddenSize] : [1, timeSteps, hiddenSize];
  const whole = timeFirst
    ? [timeSteps, count / timeSteps, hiddenSize]
    : [count / timeSteps, timeSteps, hiddenSize];
  const kept = tf.mul(tf.reshape(rows, whole), tf.tensor3d(keep, each));
  return tf.reshape(tf.add(kept, tf.tensor3d(put, each)), [count, hiddenSize]) as Tensor2D;
}
