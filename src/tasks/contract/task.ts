/**
 * The contract of a task: what a network reads, what it should say, and how a person sees one example.
 *
 * A task is stateless and seeded. `create` fills in its options and gives a `Problem`, which draws batches from a
 * generator it is handed: the same generator gives the same batch.
 */
import type { Option, OptionValues } from '../../options/option.ts';
import type { OwnData } from './abilities.ts';
import type { ProblemSize, Problem } from './problem.ts';

export type Product = 'answer' | 'text' | 'run' | 'digit';

export interface Task {
  readonly id: string;
  readonly label: string;
  /** What is to be done, in one sentence. */
  readonly sentence: string;
  /** Why it is hard, in one sentence. */
  readonly whyHard: string;
  readonly options: readonly Option[];
  /**
   * What a trained network produces beside its answers to examples, where it does: answers to what a visitor types (`ask`), text
   * (`generate`), a run over a series by itself (`freeRun`), or the digit in what a visitor says. Known before the problem is made,
   * so that the page can keep its place.
   */
  readonly produces?: Product;
  /** Set when a visitor can bring own data: which kind, and the choice of which option asks for it. */
  readonly own?: { readonly kind: OwnData['kind']; readonly option: string; readonly value: string };
  /**
   * The problem's size, known without its data: what the resource budget counts as long as nobody knows better. Where the
   * size depends on data, such as the number of symbols in a text, it is that of usual data at most; data that ask for more
   * are counted as soon as the problem has been made.
   */
  size(options: OptionValues): ProblemSize;
  /**
   * Fills in the options. Throws an `OwnDataError` with a sentence for the person when own data cannot be used.
   * Data files, and the making of larger problems, are loaded here by a dynamic import, so that the page never carries them.
   */
  create(options: OptionValues, own?: OwnData): Problem | Promise<Problem>;
}
