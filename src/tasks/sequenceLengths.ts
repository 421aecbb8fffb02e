/** Lengths of sequences: the option for a range of them, and what it says. How such sequences are drawn is in `drawnSequences.ts`. */
import { numberOf, type NumberOption, type OptionValues } from '../options/option.ts';
import { whole } from '../options/make.ts';

/**
 * The option that turns one training length into a range: from this length up to the longest, each sequence has one of its
 * own. At its default, the highest value, all sequences are as long as the longest.
 * @param longest the option that holds the longest length
 */
export function shortestOption(longest: NumberOption): NumberOption {
  const { id, label, min, max, scale } = longest;
  return whole('shortest', {
    link: 'from',
    label: 'train on lengths',
    help: `The shortest training sequences: where this is less than “${label}”, each sequence gets a length of its own, from this one up to “${label}”.`,
    range: [min, max],
    default: max,
    scale,
    notAbove: id,
  });
}

/** The shortest and the longest training length; `longest` is the id of the option that holds the longest. */
export function trainedLengths(options: OptionValues, longest = 'length'): readonly [number, number] {
  const high = numberOf(options, longest);
  return [Math.min(numberOf(options, 'shortest'), high), high];
}
