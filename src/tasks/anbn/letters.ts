/** Of how many letters a word has as many. */
import { choiceOf, type OptionValues } from '../../options/option.ts';

export function lettersOf(options: OptionValues): number {
  return choiceOf(options, 'word') === 'abc' ? 3 : 2;
}
