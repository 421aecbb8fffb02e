/** What a network, as it is now, answers to a source that a visitor typed. */
import type { Carry } from '../../models/model.ts';
import type { Tensor } from '../../models/ops.ts';
import type { AskedAnswer } from '../../tasks/contract/abilities.ts';
import { feedSymbols } from './feedSymbols.ts';
import { refused, type Kind, type Refused } from './kind.ts';
import type { Trainer } from '../trainers/trainer.ts';

export interface PromptQuestion {
  /** What a visitor typed. */
  readonly text: string;
}

/** A symbol the network wrote, and how likely it took it to be after all that came before it. */
export interface WrittenSymbol {
  readonly symbol: string;
  readonly probability: number;
}

/**
 * written: what it wrote, the likeliest symbol at each step,
 * without the mark that ends it; `probability` is that of the whole, the end included, and `ended` is false where it found
 * none. class: the chance of each of the answer's `names`. `read` is the source as the network read it.
 */
export type Reply =
  | {
      readonly kind: 'written';
      readonly read: string;
      readonly written: readonly WrittenSymbol[];
      readonly ended: boolean;
      readonly probability: number;
    }
  | { readonly kind: 'class'; readonly read: string; readonly chances: readonly number[] };

export interface PromptFinding {
  /** Training steps that the network had behind it. */
  readonly step: number;
  readonly reply: Reply;
}

const DIVERGED = 'The run has diverged and its network answers nothing any more: reset it.';

function likeliest(chances: readonly number[]): number {
  return chances.indexOf(Math.max(...chances));
}

/** A network reading on, one call after another, with its parameters as they were at the beginning. */
class Reader {
  private readonly parameters: Record<string, Tensor>;
  private carry: Carry | undefined;

  constructor(private readonly trainer: Trainer) {
    this.parameters = trainer.network.tf.tidy(() => ({ ...trainer.views() }));
  }

  /** Reads these symbols and says how likely each symbol is next. Waits for the device. */
  read(symbols: readonly number[]): number[] {
    const { network } = this.trainer;
    const { tf } = network;
    const next = tf.tidy(() => {
      const read = feedSymbols(network, this.parameters, tf.tensor1d([...symbols], 'int32'), this.carry);
      return { carry: read.carry, chances: tf.softmax(read.logits) };
    });
    this.forget();
    this.carry = next.carry;
    const chances = [...next.chances.dataSync<'float32'>()];
    tf.dispose(next.chances);
    return chances;
  }

  private forget(): void {
    this.trainer.network.tf.dispose((this.carry ?? []).flatMap((state) => Object.values(state)));
  }

  dispose(): void {
    this.forget();
    this.trainer.network.tf.dispose(Object.values(this.parameters));
  }
}

/** Writes the likeliest symbol after the prompt, again and again. */
function write(
  reader: Reader,
  prompt: readonly number[],
  symbols: readonly string[],
  { end, longest }: Extract<AskedAnswer, { kind: 'written' }>,
): Omit<Extract<Reply, { kind: 'written' }>, 'kind' | 'read'> {
  const written: WrittenSymbol[] = [];
  let probability = 1;
  let next = prompt;
  for (let position = 0; position < longest; position++) {
    const chances = reader.read(next);
    const best = likeliest(chances);
    probability *= chances[best] ?? NaN;
    if (best === end) return { written, ended: true, probability };
    written.push({ symbol: symbols[best] ?? '', probability: chances[best] ?? NaN });
    next = [best];
  }
  return { written, ended: false, probability };
}

/** The network's answer to what was typed, whatever that is. Waits for the device. */
export function promptReply(trainer: Trainer, text: string): Reply | Refused {
  const { problem } = trainer.network;
  const { ask, encode, input, output } = problem;
  if (!ask || !encode || input.kind !== 'symbols' || output.kind !== 'symbols')
    return refused('This task takes no questions: choose one in words, such as dates.');
  const prompt = encode(text);
  if ('sentence' in prompt) return refused(prompt.sentence);
  const read = prompt.symbols.map((symbol) => input.symbols[symbol]).join('');
  const reader = new Reader(trainer);
  try {
    if (ask.answer.kind === 'class') {
      const chances = reader.read(prompt.symbols);
      return chances.every(Number.isFinite) ? { kind: 'class', read, chances } : refused(DIVERGED);
    }
    const answer = write(reader, prompt.symbols, output.symbols, ask.answer);
    return Number.isFinite(answer.probability) ? { kind: 'written', read, ...answer } : refused(DIVERGED);
  } finally {
    reader.dispose();
  }
}

export const prompt: Kind<PromptQuestion, PromptFinding> = {
  answer(trainer, { text }) {
    const reply = promptReply(trainer, text);
    return reply.kind === 'refused' ? reply : { step: trainer.step, reply };
  },
  afterDivergence: DIVERGED,
};
