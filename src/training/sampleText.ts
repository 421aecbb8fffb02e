/**
 * Lets a network write on by itself: each symbol it says is fed back as its next input.
 *
 * A symbol is drawn from the softmax at a temperature by the Gumbel-max trick (Gumbel 1954): the arg max of
 * logits / temperature + noise, with noise −ln(−ln u). So the choice stays on the device, and one read at the end brings the
 * whole text instead of one wait a symbol.
 */
import { createRandom, STREAM, type Random } from '../math/random.ts';
import type { Carry } from '../models/model.ts';
import type { Tensor, Tensor1D } from '../models/ops.ts';
import { readSymbols } from './readSymbols.ts';
import type { Sample } from './readings.ts';
import type { Trainer } from './trainer.ts';

/** Symbols written between two breaths, so that a pause is heard soon. */
const SYMBOLS_A_SLICE = 16;

function gumbel(random: Random, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => -Math.log(-Math.log(random.uniform(1e-7, 1))));
}

/**
 * Writes `problem.generate.length` symbols after its prompt.
 * @param breathe awaited between slices; answers false to give up, for instance because the run has ended
 * @returns null when the problem cannot be written on or the writing was given up
 */
export async function sampleText(
  trainer: Trainer,
  seed: number,
  temperature: number,
  breathe: () => Promise<boolean>,
): Promise<Sample | null> {
  const { network } = trainer;
  const { tf, problem } = network;
  const { generate, input } = problem;
  if (!generate || input.kind !== 'symbols') return null;
  const random = createRandom(seed, STREAM.sample, trainer.step);
  const step = trainer.step;
  const parameters = tf.tidy(() => ({ ...trainer.views() }));

  let carry: Carry | undefined;
  let symbol: Tensor1D | undefined;
  const written: Tensor1D[] = [];
  const total = generate.prompt.length + generate.length - 1;
  const owned = (): Tensor[] => [...(carry ?? []).flatMap((state) => Object.values(state)), ...written];

  for (let position = 0; position < total; position++) {
    const given = generate.prompt[position];
    const next = tf.tidy(() => {
      const index = given === undefined ? symbol! : tf.tensor1d([given], 'int32');
      const read = readSymbols(network, parameters, index, carry);
      const logits = tf.div(read.logits, tf.scalar(temperature));
      const noisy = tf.add(logits, tf.tensor2d(gumbel(random, problem.outputSize), [1, problem.outputSize]));
      return { carry: read.carry, symbol: tf.argMax(noisy, 1) as Tensor1D };
    });
    tf.dispose((carry ?? []).flatMap((state) => Object.values(state)));
    carry = next.carry;
    symbol = next.symbol;
    if (position >= generate.prompt.length - 1) written.push(symbol);
    else tf.dispose(symbol);
    if (position % SYMBOLS_A_SLICE === SYMBOLS_A_SLICE - 1 && !(await breathe())) {
      tf.dispose([...owned(), ...Object.values(parameters)]);
      return null;
    }
  }
  const indices = tf.tidy(() => tf.concat1d(written).dataSync<'int32'>());
  tf.dispose([...owned(), ...Object.values(parameters)]);
  const spell = (symbols: Iterable<number>) => Array.from(symbols, (k) => input.symbols[k] ?? '').join('');
  return { step, temperature, prompt: spell(generate.prompt), text: spell(indices) };
}
