/** How well a network does at lengths it was and was not trained on. */
import { createRandom, STREAM } from '../../math/random.ts';
import type { Lengths } from '../../tasks/contract/problem.ts';
import { refused, type Kind } from './kind.ts';
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
 * of the training; kept out of training where sequences of that length are.
 */
export function evaluateLength(trainer: Trainer, length: number, count: number): LengthResult {
  const { seed } = trainer.experiment;
  const random = createRandom(seed, STREAM.lengths, length);
  return { length, ...trainer.judge(trainer.network.problem.atLength(random, count, length)) };
}

/** What is asked: how the network does at each of these lengths, on `count` sequences. */
export interface LengthsQuestion {
  readonly lengths: readonly number[];
  readonly count: number;
  /** Also asks how far the loss of the next training batch follows the hidden states of each step. */
  readonly stateGradients?: boolean;
}

export interface LengthsFinding {
  /** The training step that was judged. */
  readonly step: number;
  /** In the order of the question. */
  readonly results: readonly LengthResult[];
  /** ‖∂loss/∂h‖ by layer and step (`Trainer.stateGradients`), where asked for and known. */
  readonly stateGradients?: readonly Float32Array[];
}

export const lengths: Kind<LengthsQuestion, LengthsFinding> = {
  async answer(trainer, question, { alive, goOn, demandDevice }) {
    const { network, experiment, step } = trainer;
    const problem = lengthsProblem(network.problem.lengths, question.lengths);
    if (problem !== undefined) return refused(problem);
    const results: LengthResult[] = [];
    for (const length of question.lengths) {
      const result = evaluateLength(trainer, length, question.count);
      results.push(result);
      alive();
      demandDevice([result.loss]);
      if (!(await goOn())) return undefined;
    }
    const stateGradients = question.stateGradients
      ? trainer.stateGradients?.(batchFor(network.problem, experiment, step + 1))
      : undefined;
    return { step, results, ...(stateGradients && { stateGradients }) };
  },
  afterDivergence: 'The run is over, so its network cannot be judged any more.',
};
