/**
 * Lets a network run on by itself over a series of values: each answer is fed back as its next input, so that its errors
 * feed on themselves, too.
 *
 * There are two ways. A model that carries a state of one size is stepped on from it. Where nothing is carried, or more with
 * every step (`carryGrows`), and where the trainer reads whole sequences by draws of its own, the newest values are read anew for each answer, as
 * many as there were at first: that keeps the network within the length it was trained on.
 */
import type { Tensors } from '../../models/cell.ts';
import type { Carry } from '../../models/model.ts';
import type { Tensor } from '../../models/ops.ts';
import type { Network } from '../trainers/network.ts';
import type { Trainer } from '../trainers/trainer.ts';

/** Answers between two breaths, so that a pause is heard soon. */
const ANSWERS_A_SLICE = 8;

/** Beginnings of sequences, `[batch, time]` in the network's numbers, as many steps as the network is trained on. */
export interface Beginnings {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly inputs: Float32Array;
}

/** The first answer, and each next one given the one before; all are `[batch]`. */
interface Continuation {
  readonly first: Float32Array;
  next(answers: Float32Array): Float32Array;
  dispose(): void;
}

/** The last value of each row of `[batch, time]`. */
function lastOf(values: Float32Array, batchSize: number): Float32Array {
  const steps = values.length / batchSize;
  return Float32Array.from({ length: batchSize }, (_, b) => values[(b + 1) * steps - 1]!);
}

/** The rows of `[batch, time]`, each moved on by one step, with a new last value. */
function movedOn({ batchSize, timeSteps, inputs }: Beginnings, newest: Float32Array): Float32Array {
  const moved = new Float32Array(inputs.length);
  for (let b = 0; b < batchSize; b++) {
    const from = b * timeSteps;
    moved.set(inputs.subarray(from + 1, from + timeSteps), from);
    moved[from + timeSteps - 1] = newest[b]!;
  }
  return moved;
}

/** Reads the newest values anew for each answer. `answer` is given `[batch, time]` and gives the last answers, `[batch]`. */
function rereading(beginnings: Beginnings, answer: (inputs: Float32Array) => Float32Array): Continuation {
  let { inputs } = beginnings;
  return {
    first: answer(inputs),
    next(answers) {
      inputs = movedOn({ ...beginnings, inputs }, answers);
      return answer(inputs);
    },
    dispose: () => undefined,
  };
}

const tensorsOf = (carry: Carry): Tensor[] => carry.flatMap((state) => Object.values(state));

/** The network with its parameters as they are. */
class Reader {
  private readonly network: Network;
  private readonly parameters: Tensors<Tensor>;

  constructor(trainer: Trainer) {
    this.network = trainer.network;
    this.parameters = this.network.tf.tidy(() => ({ ...trainer.views() }));
  }

  /** Reads `[batch, time]` on from a carried state; whoever calls owns what is carried then. */
  read(inputs: Float32Array, batchSize: number, carry?: Carry): { answers: Float32Array; carry: Carry } {
    const { tf } = this.network;
    const { outputs, carry: carried } = tf.tidy(() => {
      const rows = tf.tensor3d(inputs, [batchSize, inputs.length / batchSize, 1]);
      const forward = this.network.forward(this.parameters, rows, carry ? { carry } : {});
      return { outputs: forward.outputs, carry: forward.carry.map((state) => ({ ...state })) };
    });
    const answers = lastOf(outputs.dataSync<'float32'>(), batchSize);
    tf.dispose(outputs);
    return { answers, carry: carried };
  }

  release(carry: Carry): void {
    this.network.tf.dispose(tensorsOf(carry));
  }

  dispose(): void {
    this.network.tf.dispose(Object.values(this.parameters));
  }
}

/** Steps on by tensor operations, or reads anew where the model carries nothing of one size. */
function byOperations(trainer: Trainer, beginnings: Beginnings): Continuation {
  const { batchSize, inputs } = beginnings;
  const reader = new Reader(trainer);
  const begun = reader.read(inputs, batchSize);
  let { carry } = begun;
  if (carry.length > 0 && !trainer.network.model.carryGrows) {
    return {
      first: begun.answers,
      next(answers) {
        const next = reader.read(answers, batchSize, carry);
        reader.release(carry);
        ({ carry } = next);
        return next.answers;
      },
      dispose() {
        reader.release(carry);
        reader.dispose();
      },
    };
  }
  reader.release(carry);
  const anew = rereading(beginnings, (rows) => {
    const read = reader.read(rows, batchSize);
    reader.release(read.carry);
    return read.answers;
  });
  return { ...anew, dispose: () => reader.dispose() };
}

/** Reads anew by the trainer's own draws. */
function byDraws(trainer: Trainer, beginnings: Beginnings): Continuation {
  const { batchSize, timeSteps, inputs } = beginnings;
  const none = new Float32Array(inputs.length);
  return rereading(beginnings, (rows) =>
    lastOf(
      trainer.readAnswers!({ batchSize, timeSteps, inputs: rows, targets: none, mask: none }),
      batchSize,
    ),
  );
}

/**
 * @param trainer of a problem with one input and one output, whose answer is the next input
 * @param length how many answers, at least 1
 * @param yieldToMessages awaited between slices; answers false to give up, for instance because the run has ended
 * @returns `[batch, length]` in the network's numbers; null when it was given up
 */
export async function runFree(
  trainer: Trainer,
  beginnings: Beginnings,
  length: number,
  yieldToMessages: () => Promise<boolean>,
): Promise<Float32Array | null> {
  const { batchSize } = beginnings;
  const continuation = (trainer.readAnswers ? byDraws : byOperations)(trainer, beginnings);
  const values = new Float32Array(batchSize * length);
  let answers = continuation.first;
  for (let k = 0; ; k++) {
    answers.forEach((answer, b) => (values[b * length + k] = answer));
    if (k === length - 1) break;
    if (k % ANSWERS_A_SLICE === ANSWERS_A_SLICE - 1 && !(await yieldToMessages())) {
      continuation.dispose();
      return null;
    }
    answers = continuation.next(answers);
  }
  continuation.dispose();
  return values;
}
