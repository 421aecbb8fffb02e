/** Within what is packed, keys are short: letters are dear where a code that a camera reads must hold them all. */

const SHORT = {
  name: 'n',
  made: 'd',
  by: 'b',
  minutes: 'm',
  lesson: 'l',
  id: 'i',
  title: 't',
  steps: 's',
  reached: 'r',
  answers: 'a',
  step: 'p',
  kind: 'k',
  said: 'w',
  shown: 'o',
  runs: 'u',
  link: 'h',
  at: 'e',
  loss: 'x',
  metric: 'y',
  metricSaid: 'z',
  best: 'g',
  solvedAt: 'v',
  mark: 'c',
  device: 'j',
  settled: 'q',
} as const satisfies Readonly<Record<string, string>>;

const shortOf = new Map<string, string>(Object.entries(SHORT));
const longOf = new Map<string, string>(Object.entries(SHORT).map(([long, short]) => [short, long]));

/** @throws where it is nested beyond all measure */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [names.get(key) ?? key, renamed(each, names)]),
  );
}

export const withShortKeys = (value: unknown) => renamed(value, shortOf);
export const withLongKeys = (value: unknown) => renamed(value, longOf);
