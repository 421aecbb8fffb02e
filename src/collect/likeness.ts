/**
 * What hand-ins have in common. The same link gives everybody the same curve and the same mark, so equal figures say nothing of who
 * did the work; the same name twice, and long words that are the same, are worth a look.
 */
import { lastRun, type Row } from './collection.ts';
import { groupsBy } from './groups.ts';

const spoken = (text: string) =>
  text
    .normalize('NFKC')
    // What shows nothing makes no other name.
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();

/** Shorter words come to many by themselves. In characters. */
const TELLING = 30;

const nameOf = ({ handIn }: Row) => spoken(handIn.name);
const wordsOf = ({ handIn }: Row) =>
  handIn.answers
    .filter(({ kind, said }) => kind === 'say' && said.length >= TELLING)
    .map(({ said }) => spoken(said));

export interface Likeness {
  /** How many hand-ins bear this name, where that is more than one. */
  readonly sameName: number;
  /** The names of others whose own words are the same. */
  readonly sameWords: readonly string[];
  /** Of its last run: which of the links that came in, 0 being the most frequent; undefined where there is none. */
  readonly link: number | undefined;
}

/** The links of all last runs, the most frequent first. */
export function linksOf(rows: readonly Row[]): readonly { readonly link: string; readonly count: number }[] {
  const groups = groupsBy(rows, (row) => {
    const run = lastRun(row);
    return run ? [run.link] : [];
  });
  return [...groups]
    .map(([link, { length }]) => ({ link, count: length }))
    .toSorted((a, b) => b.count - a.count);
}

export function likenesses(rows: readonly Row[]): ReadonlyMap<number, Likeness> {
  const names = groupsBy(rows, (row) => [nameOf(row)]);
  const words = groupsBy(rows, wordsOf);
  const places = new Map(linksOf(rows).map(({ link }, place) => [link, place]));
  return new Map(
    rows.map((row) => {
      const others = wordsOf(row)
        .flatMap((text) => words.get(text)!)
        .filter((other) => nameOf(other) !== nameOf(row));
      const run = lastRun(row);
      return [
        row.id,
        {
          sameName: names.get(nameOf(row))!.length,
          sameWords: [...new Set(others.map(({ handIn }) => handIn.name))],
          link: run && places.get(run.link),
        },
      ];
    }),
  );
}
