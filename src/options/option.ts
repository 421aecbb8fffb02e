/**
 * What a person can choose: a number within limits, or one of a few named values.
 * Tasks, cells and the experiment itself declare their options in this one form; the controls on the page,
 * the link, the limits and the documentation are all derived from it.
 */

interface OptionBase {
  /** The name in code, unique within its owner. */
  readonly id: string;
  /** The key in the link's fragment, unique over the experiment, its task and its cell. */
  readonly link: string;
  /** The name on the page. */
  readonly label: string;
  /** One plain sentence on what the option does to learning. */
  readonly help: string;
  /** A live option may change while a run goes on; any other starts a new run. */
  readonly live?: boolean;
  /** True where it decides nothing of the run, only what the page does next: changing it leaves the run alone. */
  readonly aside?: boolean;
  /** Set where the option matters only while another option of the same owner has a certain value: only then is it shown. */
  readonly when?: { readonly option: string; readonly is: string };
}

export interface NumberOption extends OptionBase {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly integer: boolean;
  /** How a slider spreads the values; a log scale needs `min > 0`, or treats 0 as its first stop. */
  readonly scale: 'linear' | 'log';
  /** The slider's step on a linear scale; 1 where `integer` is set. */
  readonly step?: number;
  readonly unit?: string;
  /**
   * The id of an option of the same owner whose value is this one's upper end: a higher value, the default above all, means
   * "the same", and is shown so.
   */
  readonly notAbove?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** One plain sentence on this choice. */
  readonly help?: string;
  /** What else a reader has to know of it, in sentences; the page keeps them folded. */
  readonly about?: string;
}

export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly default: string;
}

export type Option = NumberOption | ChoiceOption;
export type OptionValue = number | string;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** True where the option matters with these values of its owner. */
export function applies({ when }: Option, values: OptionValues): boolean {
  return when === undefined || values[when.option] === when.is;
}

/** The defaults of a list of options, by id. */
export function defaultsOf(options: readonly Option[]): Record<string, OptionValue> {
  return Object.fromEntries(options.map((option) => [option.id, option.default]));
}

/** Reads a number from option values; throws when the owner never declared it (a programming error). */
export function numberOf(values: OptionValues, id: string): number {
  const value = values[id];
  if (typeof value !== 'number') throw new Error(`The option "${id}" is not a number.`);
  return value;
}

/** Reads a choice from option values; throws when the owner never declared it (a programming error). */
export function choiceOf(values: OptionValues, id: string): string {
  const value = values[id];
  if (typeof value !== 'string') throw new Error(`The option "${id}" is not a choice.`);
  return value;
}
