/**
 * Lets a network run on by itself over a series of values: each answer is fed back as its next input, so that its errors
 * feed on themselves, too.
 *
 * A model that carries a state of one size is stepped on from it. Any other (nothing is carried, or more with every step)
 * reads the newest values anew for each answer, as many as it was given at first, which keeps it within the length it was
 * trained on. Nothing is read from the device before the end.
 */
import type { Tensors } from '../models/cell.ts';
import type { Carry } from '../models/model.ts';
import type { Tensor, Tensor3D } from '../models/ops.ts';
import type { Network } from './network.ts';
import type { Trainer } from './trainer.ts';

/** Answers between two breaths, so that a pause is heard soon. */
const ANSWERS_A_SLICE = 8;

/** Beginnings of sequences, `[batch, time]`, in the network's numbers. */
export interface Beginnings {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly inputs: Float32Array;
}

/** Gives answer after answer, each `[batch, 1, 1]`; it owns what it keeps between them, but not the answers. */
interface Continuation {
  next(answer: Tensor3D): Tensor3D;
  dispose(): void;
}

/** A network with its parameters as they are. */
interface Reader {
  readonly network: Network;
  readonly parameters: Tensors<Tensor>;
}

function lastOf({ tf }: Network, values: Tensor3D, count = 1): Tensor3D {
  const [batchSize, timeSteps] = values.shape;
  return tf.slice(values, [0, timeSteps - count, 0], [batchSize, count, 1]);
}

const tensorsOf = (carry: Carry): Tensor[] => carry.flatMap((state) => Object.values(state));
const sizeOf = (carry: Carry): number => tensorsOf(carry).reduce((sum, { size }) => sum + size, 0);

/** Steps on from a carried state; undefined where there is none, or where it would grow. Takes the state over either way. */
function stepping({ network, parameters }: Reader, begun: Carry, answer: Tensor3D): Continuation | undefined {
  const { tf } = network;
  const after = tf.tidy(() => sizeOf(network.forward(parameters, answer, { carry: begun }).carry));
  if (begun.length === 0 || after !== sizeOf(begun)) {
    tf.dispose(tensorsOf(begun));
    return undefined;
  }
  let carry = begun;
  return {
    next(said) {
      const step = tf.tidy(() => {
        const forward = network.forward(parameters, said, { carry });
        return { outputs: forward.outputs, carry: forward.carry.map((state) => ({ ...state })) };
      });
      tf.dispose(tensorsOf(carry));
      ({ carry } = step);
      return step.outputs;
    },
    dispose: () => tf.dispose(tensorsOf(carry)),
  };
}

/** Reads the newest values anew for each answer. */
function rereading({ network, parameters }: Reader, begun: Tensor3D): Continuation {
  const { tf } = network;
  let read = begun;
  return {
    next(said) {
      const step = tf.tidy(() => {
        const newest = tf.concat([lastOf(network, read, read.shape[1] - 1), said], 1) as Tensor3D;
        return { newest, answer: lastOf(network, network.forward(parameters, newest).outputs) };
      });
      tf.dispose(read);
      read = step.newest;
      return step.answer;
    },
    dispose: () => tf.dispose(read),
  };
}

/**
 * @param trainer of a problem with one input and one output, whose answer is the next input
 * @param beginnings of two steps at least
 * @param length how many answers, at least 1
 * @param breathe awaited between slices; answers false to give up, for instance because the run has ended
 * @returns `[batch, length]` in the network's numbers; null when it was given up
 */
export async function runFree(
  trainer: Trainer,
  { batchSize, timeSteps, inputs }: Beginnings,
  length: number,
  breathe: () => Promise<boolean>,
): Promise<Float32Array | null> {
  const { network } = trainer;
  const { tf } = network;
  const reader = { network, parameters: tf.tidy(() => ({ ...trainer.views() })) };
  const read = tf.tensor3d(inputs, [batchSize, timeSteps, 1]);
  const first = tf.tidy(() => {
    const { outputs, carry } = network.forward(reader.parameters, read);
    return { answer: lastOf(network, outputs), carry: carry.map((state) => ({ ...state })) };
  });
  const stepped = stepping(reader, first.carry, first.answer);
  const continuation = stepped ?? rereading(reader, read);
  if (stepped) tf.dispose(read);
  const answers = [first.answer];
  const dispose = () => {
    continuation.dispose();
    tf.dispose([...Object.values(reader.parameters), ...answers]);
  };
  while (answers.length < length) {
    if (answers.length % ANSWERS_A_SLICE === 0 && !(await breathe())) {
      dispose();
      return null;
    }
    answers.push(continuation.next(answers.at(-1)!));
  }
  const values = tf.tidy(() => tf.concat(answers, 1).dataSync<'float32'>());
  dispose();
  return Float32Array.from(values);
}
