/** The mark of a curve in words: what it is, who has the same, and why there is none. */
import { MARKED_STEPS, MARKS, type CurveMark } from '../../math/curveMark.ts';
import type { NoMark } from '../../store/curveMark.ts';
import { formatCount } from '../../text/numbers.ts';

const WHAT = `The mark of this curve: four letters made of the training losses of its first ${MARKED_STEPS} steps.`;
const OTHERS = `Other letters come of another setting, backend or rounding; two different curves share theirs once in ${formatCount(MARKS)} times.`;

/** Who has the same letters, by the beginning of the arithmetic's name, the longest first. */
const SAME: readonly (readonly [string, string])[] = [
  [
    'wasm-fma',
    'The same link has the same letters on any computer whose WebAssembly rounds product and sum as one, as here.',
  ],
  [
    'wasm',
    'The same link has the same letters on any computer whose WebAssembly rounds product and sum apart, as here.',
  ],
  ['js', 'The same link has the same letters in JavaScript, in all browsers that were tried.'],
  [
    'webgl',
    'Graphics cards round in ways of their own: for sure the same link has the same letters only on this very card. To compare with a neighbour, choose WebAssembly.',
  ],
];

const NONE: Readonly<Record<NoMark, string>> = {
  steered: `This curve has no mark: a setting was changed within the first ${MARKED_STEPS} steps.`,
  moved: `This curve has no mark: it was computed in two places within the first ${MARKED_STEPS} steps.`,
  unknown: `This curve has no mark: not all losses of the first ${MARKED_STEPS} steps are known.`,
};

export interface MarkText {
  /** What is seen. */
  readonly letters: string;
  /** What is read out, letter by letter; it begins with what is seen, for whoever speaks it. */
  readonly name: string;
  readonly help: string;
}

/** @param steered whether a setting was changed under way */
export function markText(mark: CurveMark | NoMark, steered: boolean): MarkText {
  if (typeof mark === 'string') return { letters: '–', name: 'No mark of the curve', help: NONE[mark] };
  const { letters, by } = mark;
  const [, same] = SAME.find(([beginning]) => by.startsWith(beginning))!;
  const later = steered ? ['A setting was changed since, so the link now leads to another curve.'] : [];
  return {
    letters,
    name: `Mark of the curve: ${letters}, spelled ${[...letters].join(' ')}`,
    help: [WHAT, same, OTHERS, ...later].join(' '),
  };
}
