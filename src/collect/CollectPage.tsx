/** The page on which a teacher collects hand-ins: takes them in, shows them as a table, and checks them by running their links again. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import { handInsCsv } from './handInsCsv.ts';
import { handFile } from '../ui/handFile.ts';
import { Button } from '../ui/Button.tsx';
import { CheckBar } from './CheckBar.tsx';
import type { Checks } from './checks.ts';
import { HandInTable } from './HandInTable.tsx';
import { Intake } from './Intake.tsx';
import { judged } from './judged.ts';
import { likenesses, linksOf } from './likeness.ts';
import { LinkList } from './LinkList.tsx';
import { Questions } from './Questions.tsx';
import { sorted, type Sorting } from './sorting.ts';
import { tally } from './tally.ts';
import { useCollection } from './useCollection.ts';
import { useLessons } from './useLessons.ts';
import { brokenText, letterOf, notesOf, VERDICTS } from './words.ts';

export function CollectPage({ checks }: { readonly checks: Checks }) {
  const { collection, busy, said, paste, take, remove, saved } = useCollection();
  const { rows, broken } = collection;
  useSyncExternalStore(checks.subscribe, () => checks.version);
  const lessons = useLessons(rows);
  const [sorting, setSorting] = useState<Sorting>({ by: 'name', down: false });
  const like = useMemo(() => likenesses(rows), [rows]);
  const links = useMemo(() => linksOf(rows), [rows]);
  const lines = rows.map((row) => judged(row, like.get(row.id)!, lessons, checks));
  const shown = sorted(lines, sorting);
  const tallied = useMemo(
    () =>
      tally(
        rows.map(({ handIn }) => handIn),
        lessons,
      ),
    [rows, lessons],
  );
  const saveCsv = () => {
    const text = handInsCsv(
      shown.map(({ row }) => row),
      {
        columns: ['right', 'of', 'link group', 'notes', 'check'],
        of: (row) => {
          const { verdict, right, likeness } = lines.find((line) => line.row === row)!;
          return [
            right?.right,
            right?.of,
            likeness.link === undefined ? undefined : letterOf(likeness.link),
            notesOf(row, likeness).join('; '),
            verdict && VERDICTS[verdict.kind],
          ];
        },
      },
    );
    handFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), 'unroll-hand-ins.csv');
    saved();
  };
  return (
    <div className="collect">
      <header className="collect-head">
        <a href="./index.html">← Unroll</a>
        <h1>Collect hand-ins</h1>
      </header>
      <main className="collect-body">
        <Intake {...{ busy, said }} onText={paste} onFiles={take} />
        {broken.length > 0 && (
          <section aria-label="What could not be taken">
            <h2>What could not be taken</h2>
            <ul className="collect-broken">
              {broken.map((each) => (
                <li key={each.id}>
                  <bdi>{brokenText(each)}</bdi>
                  <Button look="quiet" onClick={() => remove(each.id)}>
                    Dismiss
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {rows.length > 0 && (
          <>
            <section aria-label="Hand-ins">
              <div className="collect-tools">
                <h2>{rows.length === 1 ? 'One hand-in' : `${rows.length} hand-ins`}</h2>
                <Button onClick={saveCsv}>Save as CSV</Button>
                <Button onClick={() => print()}>Print</Button>
              </div>
              <CheckBar checks={checks} lines={lines} />
              <HandInTable
                lines={shown}
                sorting={sorting}
                onSort={setSorting}
                several={{ links: links.length > 1, lessons: tallied.length > 1 }}
                onRemove={remove}
                onCheck={(line) => checks.begin(line.row.handIn.runs)}
                busy={checks.underWay}
              />
              <p className="sentence">
                The same link gives everybody the same curve and the same mark on machines of the same kind,
                so equal figures and equal answers say nothing of who did the work. A check tells whether a
                run gives what is claimed of it; what was answered, by whom and when, no check can tell.
              </p>
            </section>
            <LinkList links={links} />
            <Questions lessons={tallied} />
          </>
        )}
      </main>
    </div>
  );
}
