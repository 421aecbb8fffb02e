/** What a step must set so that the page is as it is now, after the steps before it. */
import { decodeLink, encodeLink, type Experiment } from '../config/index.ts';
import { defaultExperiment, optionsOf } from '../config/defaults.ts';
import { written } from '../config/read.ts';
import { withSet } from './settings.ts';

const { backend, cores } = defaultExperiment();

/** A fragment in the one form that the page writes, without what is the visitor's own device. */
export function plainFragment(fragment: string): string {
  const { experiment, rivals } = decodeLink(fragment);
  const anywhere: Experiment = { ...experiment, backend, cores };
  return encodeLink(anywhere, undefined, rivals);
}

/** Empty where there is nothing to set; the whole experiment where nothing less leads there. */
export function differenceOf(before: string, now: string): string {
  const whole = plainFragment(now);
  const set = before === '' ? undefined : changesTo(whole, before);
  if (set === undefined) return whole;
  const reached = withSet(before, set);
  const clean = decodeLink(reached).notices.length === 0;
  return clean && plainFragment(reached) === whole ? set : whole;
}

/** Undefined where it is another task. */
function changesTo(whole: string, before: string): string | undefined {
  const then = pairsOf(plainFragment(before));
  const now = pairsOf(whole);
  if (then.get('task') !== now.get('task')) return undefined;
  const set = [...now].flatMap(([key, pairs]) => (pairs === then.get(key) ? [] : [pairs]));
  for (const key of then.keys()) if (!now.has(key)) set.push(asByDefault(key, whole));
  return set.join('&');
}

/** The pairs of each key, joined: those of `vs` belong together. */
function pairsOf(fragment: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of fragment.split('&')) {
    const key = pair.split('=', 1)[0]!;
    const before = found.get(key);
    found.set(key, before === undefined ? pair : `${before}&${pair}`);
  }
  return found;
}

/** What a link leaves out has its default. */
function asByDefault(key: string, whole: string): string {
  if (key === 'vs') return 'vs=none';
  const owned = optionsOf(decodeLink(whole).experiment).find(({ option }) => option.link === key);
  return owned ? `${key}=${written(owned.option.default)}` : '';
}
