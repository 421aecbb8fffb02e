/** How well a network does at lengths it was and was not trained on. */
import { createRandom, STREAM } from '../../math/random.ts';
import type { Lengths } from '../../tasks/contract/problem.ts';
import { batchFor, type Evaluation, type Trainer } from '../trainers/trainer.ts';

export interface LengthResult extends Evaluation {
  readonly length: number;
}

/** One sentence on the first length that cannot be judged; undefined where all can. */
export function lengthsProblem({ limits }: Lengths, lengths: readonly number[]): string | undefined {
  const [low, high] = limits;
  const bad = lengths.find((length) => !Number.isInteger(length) || length < low || length > high);
  return bad === undefined ? undefined : `The length ${bad} is no whole number from ${low} to ${high}.`;
}

/**
 * The network as it is now, judged at one length. The data is drawn from a random stream of its own, the same at every step
 * of the training, and for a task that makes its sequences up it is data that training has not seen.
 */
export function evaluateLength(trainer: Trainer, length: number, count: number): LengthResult {
  const { seed } = trainer.experiment;
  const random = createRandom(seed, STREAM.lengths, length);
  return { length, ...trainer.judge(trainer.network.problem.atLength(random, count, length)) };
}

/**
 * Loss and metric by length.
 * @param count sequences of each length
 * @throws RangeError for a length outside the problem's limits
 */
export function evaluateLengths(trainer: Trainer, lengths: readonly number[], count: number): LengthResult[] {
  const problem = lengthsProblem(trainer.network.problem.lengths, lengths);
  if (problem) throw new RangeError(problem);
  return lengths.map((length) => evaluateLength(trainer, length, count));
}

/** What is asked: how the network does at each of these lengths, on `count` sequences. */
export interface LengthQuestion {
  readonly lengths: readonly number[];
  readonly count: number;
  /** Also asks how far the loss of the next training batch follows the hidden states of each step. */
  readonly stateGradients?: boolean;
}

export interface LengthAnswer {
  /** The training step that was judged. */
  readonly step: number;
  /** In the order of the question; empty where it cannot be answered. */
  readonly results: readonly LengthResult[];
  /** ‖∂loss/∂h‖ by layer and step (`Trainer.stateGradients`), where asked for and known. */
  readonly stateGradients?: readonly Float32Array[];
  /** Why it cannot be answered. */
  readonly sentence?: string;
}

/** Questions about lengths that wait for their turn between training steps. */
export class LengthQuestions {
  private readonly asked: LengthQuestion[] = [];

  constructor(
    private readonly seat: { readonly trainer: Trainer },
    private readonly say: (answer: LengthAnswer) => void,
  ) {}

  get waiting(): boolean {
    return this.asked.length > 0;
  }

  ask(question: LengthQuestion): void {
    this.asked.push(question);
  }

  /**
   * Answers whatever waits; nothing may be trained meanwhile.
   * @param between called after each length; false gives up
   */
  async answer(between: (result: LengthResult) => Promise<boolean>): Promise<void> {
    for (let next = this.asked.shift(); next; next = this.asked.shift()) {
      const { trainer } = this.seat;
      const sentence = lengthsProblem(trainer.network.problem.lengths, next.lengths);
      const results: LengthResult[] = [];
      for (const length of sentence === undefined ? next.lengths : []) {
        const result = evaluateLength(trainer, length, next.count);
        results.push(result);
        if (!(await between(result))) return;
      }
      const { network, experiment, step } = trainer;
      const stateGradients = next.stateGradients
        ? trainer.stateGradients?.(batchFor(network.problem, experiment, step + 1))
        : undefined;
      this.say({
        step,
        results,
        ...(stateGradients === undefined ? {} : { stateGradients }),
        ...(sentence === undefined ? {} : { sentence }),
      });
    }
  }
}
