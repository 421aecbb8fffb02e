/**
 * Operations on a network while it reads: gates held at a value, units silenced, the state wiped at a step. They act within the
 * time step, so that all later states follow; the parameters are not touched.
 */
import type { Tensors } from './cell.ts';
import type { Ops, Tensor2D } from './ops.ts';

/** Steps from the first up to and with the last, from 0. */
export type Stretch = readonly [number, number];

export type Intervention =
  /** A gate (by its lane's id) held at a value, for one unit or all, at every step or those of a stretch. */
  | {
      readonly kind: 'hold';
      readonly layer: number;
      readonly gate: string;
      readonly unit?: number;
      readonly value: number;
      readonly steps?: Stretch;
    }
  /** A unit whose hidden state is 0. */
  | { readonly kind: 'silence'; readonly layer: number; readonly unit: number; readonly steps?: Stretch }
  /** All states of all layers are 0 after this step. */
  | { readonly kind: 'wipe'; readonly step: number };

/** Operations that act together; of two on the same gate the later one counts. */
export type Interventions = readonly Intervention[];

/** What a cell asks of each gate it has computed: the gate itself, or what it is held at. */
export type Clamp = (gate: string, value: Tensor2D) => Tensor2D;

export const untouched: Clamp = (_, value) => value;

/** What an operation leaves of a row of units, and what it puts in the place of the rest. */
interface Row {
  readonly keep: Float32Array;
  readonly put: Float32Array;
}

function isAt(steps: Stretch | undefined, step: number): boolean {
  return !steps || (steps[0] <= step && step <= steps[1]);
}

/** What happens to a lane of a layer at a step; undefined where nothing does. The hidden state is the lane `hidden`. */
function rowOf(
  surgery: Interventions,
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
  for (const operation of surgery) {
    if (operation.kind === 'wipe') {
      if (operation.step === at.step && at.lane === at.hidden) put(undefined, 0);
    } else if (operation.layer === at.layer && isAt(operation.steps, at.step)) {
      const lane = operation.kind === 'hold' ? operation.gate : at.hidden;
      if (lane === at.lane) put(operation.unit, operation.kind === 'hold' ? operation.value : 0);
    }
  }
  return row;
}

/** The operations on one layer of a cell that is stepped through time. */
export interface LayerInterventions {
  holdAt(step: number): Clamp;
  /** The states after a step, as the next step and the layer above read them. */
  after(step: number, states: Tensors): Tensors;
}

export function layerInterventions(
  tf: Ops,
  surgery: Interventions,
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
  const operate = (lane: string, step: number, value: Tensor2D): Tensor2D => {
    const row = rowOf(surgery, { layer, lane, step, hidden }, hiddenSize);
    if (!row) return value;
    const [keep, put] = tensorsOf(row);
    return tf.add<Tensor2D>(tf.mul(value, keep), put);
  };
  return {
    holdAt: (step) => (gate, value) => operate(gate, step, value),
    after(step, values) {
      const wiped = surgery.some((operation) => operation.kind === 'wipe' && operation.step === step);
      const next = { ...values, [hidden]: operate(hidden, step, values[hidden]!) };
      if (wiped) for (const id of states) next[id] = tf.zerosLike(values[id]!);
      return next;
    },
  };
}

/**
 * The operations on one lane of a layer that computes all steps at once.
 * @param rows `[batch · time, hidden]`, or `[time · batch, hidden]` where time comes first
 */
export function interveneParallel(
  tf: Ops,
  surgery: Interventions,
  at: { readonly layer: number; readonly lane: string; readonly hidden: string },
  rows: Tensor2D,
  shape: { readonly timeSteps: number; readonly timeFirst: boolean },
): Tensor2D {
  const [count, hiddenSize] = rows.shape;
  const { timeSteps, timeFirst } = shape;
  const found = Array.from({ length: timeSteps }, (_, step) => rowOf(surgery, { ...at, step }, hiddenSize));
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
