/** What a step sets: a whole experiment where it names a task, else what it changes of the one before. */

interface Pair {
  readonly key: string;
  readonly whole: string;
}

function pairsOf(fragment: string): readonly Pair[] {
  return fragment
    .replace(/^#/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => ({ key: pair.split('=', 1)[0]!, whole: pair }));
}

/**
 * The fragment after a step has set something: keys that it names take its values; all rivals give way to those it names.
 * @param before the fragment of the experiment so far, with or without `#`
 */
export function withSet(before: string, set: string): string {
  const named = pairsOf(set);
  if (named.some(({ key }) => key === 'task')) return named.map(({ whole }) => whole).join('&');
  const keys = new Set(named.map(({ key }) => key));
  const kept = pairsOf(before).filter(({ key }) => !keys.has(key));
  return [...kept, ...named]
    .filter(({ whole }) => whole !== 'vs=none')
    .map(({ whole }) => whole)
    .join('&');
}
