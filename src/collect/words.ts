/** What the page says of hand-ins, in sentences. */
import { formatCount, formatFactor, formatLoss } from '../text/numbers.ts';
import type { Broken, Row, WhyNothing } from './collection.ts';
import type { Likeness } from './likeness.ts';
import { MOST_CHECKED_STEPS, type WhyUnchecked } from './plan.ts';
import type { Difference, Otherwise, Verdict } from './verdict.ts';

const BROKEN: Readonly<Record<WhyNothing, string>> = {
  damaged:
    'a part of it is missing or was changed on its way. Ask for it again, best as the file that “Save as file” gives.',
  senseless:
    'it is packed as a hand-in, but what is in it is none. No Unroll has made it like this: ask for it again.',
  version:
    'it was made by another version of Unroll than this page. Reload this page from where the class has its link, and add it again.',
  missing:
    'the lines for people are there, but the packed ones below them are gone. Ask for it again, best as the file that “Save as file” gives.',
  empty:
    'there is no hand-in in it. Copy the whole mail or message, or choose the file that the student saved.',
  large: 'it is larger than a class’s hand-ins can be, so it was not read. Choose the hand-ins alone.',
  cut: 'it is too long to be read at once: what comes late in it was left out. Add it in parts.',
  unreadable: 'the browser could not read this file. Copy it to this machine and choose it again.',
};

export function brokenText({ why, who, file }: Broken): string {
  const what = who === undefined ? 'Something' : `What may be ${who}’s hand-in`;
  const from = file === undefined ? '' : ` in ${file}`;
  return `${what}${from} could not be taken: ${BROKEN[why]}`;
}

const UNCHECKED: Readonly<Record<WhyUnchecked, string>> = {
  own: 'it was trained on the student’s own data, which are not in a hand-in',
  steered: 'settings were changed while it ran, so its link alone does not give the same curve',
  resumed: 'it went on from a saved network or an earlier visit',
  moved: 'it moved to another device on the way',
  untrained: 'nothing was trained',
  link: 'its link has something that this version of Unroll does not know',
  heavy: 'training it again would take one core of an ordinary computer a quarter of an hour or more',
  long: `it has more than ${formatCount(MOST_CHECKED_STEPS)} training steps`,
};

const valueText = (value: Difference['claimed'], of: Difference['of']) => {
  if (value === null) return 'no number';
  if (typeof value === 'string') return value;
  return of === 'solvedAt' || of === 'steps' || of === 'bestAt' ? formatCount(value) : formatLoss(value);
};

/** By the name of what differs: claimed, and found. Where rounding would make both the same, all digits are said. */
function differenceText({ of, claimed, found }: Difference): string {
  let [said, here] = [valueText(claimed, of), valueText(found, of)];
  if (said === here) [said, here] = [String(claimed), String(found)];
  switch (of) {
    case 'loss':
      return `The validation loss is ${here}, not ${said}.`;
    case 'best':
      return `The lowest validation loss is ${here}, not ${said}.`;
    case 'bestAt':
      return `The lowest validation loss is that of step ${here}, not of ${said}.`;
    case 'metric':
      return `The metric is ${here}, not ${said}.`;
    case 'metricSaid':
      return `The metric in words is “${here}”, not “${said}”.`;
    case 'solvedAt':
      if (found === null) return `It was not solved at all, where step ${said} is claimed.`;
      return claimed === null
        ? `It was solved at step ${here}, which the hand-in does not say.`
        : `It was solved at step ${here}, not at ${said}.`;
    case 'mark':
      return `The mark of the curve is ${here}, not ${said}.`;
    case 'steps':
      return `The count of training steps does not go with its last evaluation: no page gives ${said}.`;
  }
}

const CLOSE: Readonly<Record<Otherwise, string>> = {
  rounding:
    'Close: it was computed on WebAssembly, as here, but that processor or browser rounds multiply-adds otherwise than this one, so the last digits and the mark differ.',
  own: 'Close: it was computed by the same means as here, but graphics cards and browsers round in ways of their own, so the last digits differ.',
  means: 'Close: it was computed by other means there than here, so the last digits and the mark differ.',
  version: 'Close: it was made by another version of Unroll, so the last digits may differ.',
};

const furtherText = (factor: number | undefined) =>
  factor === undefined
    ? []
    : [
        `It was computed otherwise there than here, which alone may change figures, but by no more than a factor of ${formatFactor(factor)} in the runs that were tried: ask before you judge.`,
      ];

export const VERDICTS: Readonly<Record<Verdict['kind'], string>> = {
  confirmed: 'confirmed',
  close: 'close',
  differs: 'differs',
  unchecked: 'cannot be checked',
  failed: 'could not be run',
};

export function verdictText(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'confirmed':
      return 'Confirmed: its link gives the very same figures here, to the last bit.';
    case 'close': {
      const near = `Losses are within a factor of ${formatFactor(verdict.factor)}.`;
      const loss = verdict.loss === null ? '' : ` Here the validation loss is ${formatLoss(verdict.loss)}.`;
      return `${CLOSE[verdict.why]} ${near}${loss}`;
    }
    case 'differs':
      return [
        'Differs: running its link gives something else.',
        ...verdict.differences.map(differenceText),
        ...furtherText(verdict.factor),
      ].join(' ');
    case 'unchecked':
      return `Cannot be checked: ${UNCHECKED[verdict.why]}.`;
    case 'failed':
      return `Could not be run here: ${verdict.sentence}`;
  }
}

/** What is worth a look, in a few words each. */
export function notesOf({ handIn, times }: Row, { sameName, sameWords }: Likeness): readonly string[] {
  const { runs, unlocked } = handIn;
  return [
    ...(unlocked ? ['unlocked'] : []),
    ...(runs.some(({ steered }) => steered) ? ['steered'] : []),
    ...(runs.some(({ own }) => own) ? ['own data'] : []),
    ...(runs.length === 0 ? ['no run'] : []),
    ...(times > 1 ? [`came ${formatCount(times)} times`] : []),
    ...(sameName > 1 ? [`${formatCount(sameName)} under this name`] : []),
    ...(sameWords.length > 0 ? [`same words as ${sameWords.join(', ')}`] : []),
  ];
}

/** A, B, … Z, AA: how links are told apart. */
export function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter;
}

/** How many hand-ins came out so, in a few words. */
function countText(kind: Verdict['kind'], count: number): string {
  const shown = formatCount(count);
  switch (kind) {
    case 'confirmed':
      return `${shown} confirmed`;
    case 'close':
      return `${shown} close`;
    case 'differs':
      return count === 1 ? 'one differs' : `${shown} differ`;
    case 'unchecked':
      return `${shown} cannot be checked`;
    case 'failed':
      return `${shown} could not be run`;
  }
}

/** "28 confirmed, one differs". */
export function countsText(kinds: readonly (Verdict['kind'] | undefined)[]): string {
  const order = ['confirmed', 'close', 'differs', 'unchecked', 'failed'] as const;
  const parts = order.flatMap((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count > 0 ? [countText(kind, count)] : [];
  });
  const left = kinds.filter((kind) => kind === undefined).length;
  return [...parts, ...(left > 0 ? [`${formatCount(left)} not checked yet`] : [])].join(', ');
}
