/**
 * A lesson's text in its parts, the head and one for each step, to be put in another order or written anew one by one: all else
 * stays as it stands, to the letter.
 */
import { differenceOf, plainFragment } from './difference.ts';
import { withSet } from './settings.ts';
import { KEY, STEP } from './syntax.ts';

export interface Blocks {
  readonly head: string;
  readonly steps: readonly string[];
}

export function blocksOf(text: string): Blocks {
  const [head = '', ...steps] = text.split(/^(?=## )/m);
  return head.startsWith(STEP) ? { head: '', steps: [head, ...steps] } : { head, steps };
}

/** Each part begins on a line of its own, with a line between. */
export function textOf({ head, steps }: Blocks): string {
  const parts = [head, ...steps].filter((part) => part !== '');
  return parts
    .map((part, k) => (k === parts.length - 1 || part.endsWith('\n\n') ? part : `${part.trimEnd()}\n\n`))
    .join('');
}

/** Where each part begins, as lines from 1: the head's first, then one for each step. */
export function linesOf({ head, steps }: Blocks): readonly number[] {
  let line = 1;
  return [head, ...steps].map((part) => {
    const begins = line;
    line += part.split('\n').length - 1;
    return begins;
  });
}

const setsSomething = (line: string) => KEY.exec(line)?.[1] === 'set' && line.startsWith('set:');

/** Of several the last counts. */
function setIn(step: string): string {
  const line = step.split('\n').findLast(setsSomething);
  return line === undefined ? '' : line.slice('set:'.length).trim();
}

/** The step with other settings, and all else of it to the letter. */
function withSetLine(step: string, set: string): string {
  const [title = '', ...lines] = step.split('\n').filter((line) => !setsSomething(line));
  return [title, ...(set === '' ? [] : ['', `set: ${set}`]), ...lines].join('\n');
}

/** What the page is set to at the end of each step. */
export function settingsAfter(steps: readonly string[]): readonly string[] {
  let link = '';
  return steps.map((step) => {
    const set = setIn(step);
    if (set !== '') link = withSet(link, set);
    return link;
  });
}

/** The steps in another order, or some of them; each is to find the settings that it had. */
export function rearranged(steps: readonly string[], order: readonly number[]): readonly string[] {
  const had = settingsAfter(steps);
  const plain = new Map<string, string>();
  const plainOf = (fragment: string) => {
    const found = plain.get(fragment) ?? plainFragment(fragment);
    plain.set(fragment, found);
    return found;
  };
  let link = '';
  return order.map((k) => {
    const step = steps[k]!;
    const wanted = had[k]!;
    const sets = setIn(step);
    const comes = sets === '' ? link : withSet(link, sets);
    const same = wanted === '' || (comes !== '' && plainOf(comes) === plainOf(wanted));
    const set = same ? sets : differenceOf(link, wanted);
    link = set === '' ? link : withSet(link, set);
    return same ? step : withSetLine(step, set);
  });
}
