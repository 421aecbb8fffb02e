/** Mends own data and tries them on their task before anything is changed. */
import { mended } from '../tasks/forecast/series.ts';
import { findTask } from '../tasks/index.ts';
import { OwnDataError, type OwnData } from '../tasks/contract/abilities.ts';
import type { NumberOption, OptionValues } from '../options/option.ts';

export type Trial =
  | {
      readonly kind: 'fits';
      /** The data as they are kept: a series without its holes, as neither storage nor link can hold one. */
      readonly own: OwnData;
      /** What was mended, one sentence each. */
      readonly notices: readonly string[];
    }
  | {
      readonly kind: 'refused';
      /** The task's, on why it cannot use them and what to do. */
      readonly sentence: string;
      /** The longest length T with which it can, where only that stands in the way. */
      readonly length?: number;
    };

/** @param options of the task; that which asks for own data need not be set */
export async function tryOwn(taskId: string, options: OptionValues, given: OwnData): Promise<Trial> {
  const task = findTask(taskId);
  if (task?.own?.kind !== given.kind) throw new Error('The task takes no such data.');
  const asking = { ...options, [task.own.option]: task.own.value };
  const tried = async (changed: OptionValues): Promise<Trial> => {
    try {
      const { own, notices } = withoutHoles(given);
      await task.create({ ...asking, ...changed }, own);
      return { kind: 'fits', own, notices };
    } catch (error) {
      if (error instanceof OwnDataError) return { kind: 'refused', sentence: error.message };
      throw error;
    }
  };
  const trial = await tried({});
  const length = task.options.find((option): option is NumberOption => option.id === 'length');
  if (trial.kind === 'fits' || !length) return trial;
  const fits = async (value: number) => (await tried({ length: value })).kind === 'fits';
  const longest = await longestFitting(length.min, Number(options['length']), fits);
  return longest === undefined ? trial : { ...trial, length: longest };
}

/** The largest number below `tooLong` that fits, found by halving; undefined where not even the smallest does. */
async function longestFitting(
  smallest: number,
  tooLong: number,
  fits: (value: number) => Promise<boolean>,
): Promise<number | undefined> {
  if (smallest >= tooLong || !(await fits(smallest))) return undefined;
  let [low, high] = [smallest, tooLong];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function withoutHoles(own: OwnData): { own: OwnData; notices: readonly string[] } {
  if (own.kind === 'text') return { own, notices: [] };
  const { notices, ...rest } = mended(own);
  return { own: { ...own, ...rest }, notices };
}
