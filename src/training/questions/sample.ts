/**
 * Lets a network write on by itself: each symbol it says is fed back as its next input.
 *
 * A symbol is drawn from the softmax at a temperature by the Gumbel-max trick (Gumbel 1954): the arg max of
 * logits / temperature + noise, with noise −ln(−ln u). So the choice stays on the device, and one read at the end brings the
 * whole text instead of one wait a symbol.
 *
 * What the network has read goes on in its carry. A model that looks back at every step carries them all, and is read anew from
 * time to time, so that it never stands where it was not trained to.
 */
import { createRandom, STREAM, type Random } from '../../math/random.ts';
import type { Carry } from '../../models/model.ts';
import type { Tensor, Tensor1D } from '../../models/ops.ts';
import { feedSymbols } from './feedSymbols.ts';
import { liveNumber } from '../trainers/liveSettings.ts';
import { refused, type Kind } from './kind.ts';
import type { Trainer } from '../trainers/trainer.ts';

/** Symbols written between two breaths, so that a pause is heard soon. */
const SYMBOLS_A_SLICE = 16;

export interface SampleQuestion {
  /** What a visitor typed for it to write on from; the problem's own beginning where left out. */
  readonly prompt?: string;
}

/** Text that the network wrote by itself, at one step of training. */
export interface Sample {
  readonly step: number;
  readonly temperature: number;
  readonly prompt: string;
  readonly text: string;
  /** The symbols of the text, and how likely the network took each to be, whatever the temperature. */
  readonly symbols: readonly string[];
  readonly chances: Float32Array;
}

function gumbel(random: Random, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => -Math.log(-Math.log(random.uniform(1e-7, 1))));
}

/**
 * Writes `problem.generate.length` symbols after a prompt.
 * @param from symbols to write on from, at least one; the problem's own where left out
 * @param yieldToMessages awaited between slices; answers false to give up, for instance because the run has ended
 * @returns null when the problem cannot be written on or the writing was given up
 */
export async function sampleText(
  trainer: Trainer,
  seed: number,
  temperature: number,
  yieldToMessages: () => Promise<boolean>,
  from?: readonly number[],
): Promise<Sample | null> {
  const { network } = trainer;
  const { tf, problem } = network;
  const { generate, input } = problem;
  if (!generate || input.kind !== 'symbols') return null;
  const random = createRandom(seed, STREAM.sample, trainer.step);
  const step = trainer.step;
  const parameters = tf.tidy(() => ({ ...trainer.views() }));
  const prompt = from ?? generate.prompt;

  let carry: Carry = [];
  /** How many steps the carry holds, where it grows. */
  let held = 0;
  const written: Tensor1D[] = [];
  const chances: Tensor1D[] = [];
  const total = prompt.length + generate.length - 1;
  const owned = (): Tensor[] => [...tensorsIn(carry), ...written, ...chances];

  /** The symbols `from` up to, not including, `to`, of prompt and text: what the network reads. */
  const symbolsBetween = (from: number, to: number): Tensor1D => {
    const given = prompt.slice(from, to);
    const drawn = written.slice(Math.max(0, from - prompt.length), Math.max(0, to - prompt.length));
    return tf.concat1d([...(given.length > 0 ? [tf.tensor1d(given, 'int32')] : []), ...drawn]);
  };
  /** Reads on where the carry stopped. */
  const read = (from: number, to: number) =>
    feedSymbols(network, parameters, symbolsBetween(from, to), carry.length > 0 ? carry : undefined);
  const replaceCarry = (next: Carry) => {
    tf.dispose(tensorsIn(carry));
    carry = next;
  };

  for (let position = 0; position < total; position++) {
    if (network.model.carryGrows && held === problem.timeSteps) {
      // Begins anew with half of what it can hold, so that each symbol is read about twice and none beyond the trained length.
      held = Math.floor(problem.timeSteps / 2);
      replaceCarry([]);
      if (held > 0) replaceCarry(tf.tidy(() => read(position - held, position).carry));
    }
    const next = tf.tidy(() => {
      const { logits, carry: next } = read(position, position + 1);
      const warm = tf.div(logits, tf.scalar(temperature));
      const noisy = tf.add(warm, tf.tensor2d(gumbel(random, problem.outputSize), [1, problem.outputSize]));
      const symbol = tf.argMax(noisy, 1) as Tensor1D;
      const mine = tf.oneHot(symbol, problem.outputSize);
      return { carry: next, symbol, chance: tf.sum(tf.mul(tf.softmax(logits), mine), 1) as Tensor1D };
    });
    replaceCarry(next.carry);
    held++;
    if (position >= prompt.length - 1) {
      written.push(next.symbol);
      chances.push(next.chance);
    } else tf.dispose([next.symbol, next.chance]);
    if (position % SYMBOLS_A_SLICE === SYMBOLS_A_SLICE - 1 && !(await yieldToMessages())) {
      tf.dispose([...owned(), ...Object.values(parameters)]);
      return null;
    }
  }
  const indices = tf.tidy(() => tf.concat1d(written).dataSync<'int32'>());
  const taken = tf.tidy(() => tf.concat1d(chances).dataSync<'float32'>());
  tf.dispose([...owned(), ...Object.values(parameters)]);
  const spelt = (symbols: Iterable<number>) => Array.from(symbols, (k) => input.symbols[k] ?? '');
  const symbols = spelt(indices);
  return {
    step,
    temperature,
    prompt: spelt(prompt).join(''),
    text: symbols.join(''),
    symbols,
    chances: Float32Array.from(taken),
  };
}

function tensorsIn(carry: Carry): Tensor[] {
  return carry.flatMap((state) => Object.values(state));
}

export const sample: Kind<SampleQuestion, Sample> = {
  async answer(trainer, { prompt: typed }, { goOn }) {
    const { generate, encode } = trainer.network.problem;
    if (!generate) return refused('This task writes no text.');
    const read = typed === undefined ? undefined : encode?.(typed);
    if (read && 'sentence' in read) return refused(read.sentence);
    const temperature = liveNumber(trainer.live, 'temperature', 1);
    return (
      (await sampleText(trainer, trainer.experiment.seed, temperature, goOn, read?.symbols)) ?? undefined
    );
  },
  afterDivergence: 'The run has diverged, so its network writes no more: reset it.',
};
