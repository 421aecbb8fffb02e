/** The longest T that each cell has solved in this visit, and one control that sets the next. */
import { useCallback, useId, useMemo, useState } from 'react';
import type { Surface } from '../../../charts/canvas.ts';
import { formatCount } from '../../../text/numbers.ts';
import { drawTriedLengths } from '../../../charts/triedLengths.ts';
import type { Theme } from '../../../charts/theme.ts';
import { withCell, withValue } from '../../../config/index.ts';
import { models } from '../../../models/about/index.ts';
import { numberOf, type NumberOption } from '../../../options/option.ts';
import { mayTakeOn } from '../../../store/locks.ts';
import { bestRuns, lengthOptionOf, longestSolved, type TriedRun } from '../../../store/triedRuns.ts';
import { findTask } from '../../../tasks/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { HelpGroup } from '../../../ui/help.tsx';
import { useTable } from '../../export/context.ts';
import { OptionControl } from '../../panels/OptionControl.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { PickPicture } from '../shared/PickPicture.tsx';
import { useRenewals } from '../../useRenewals.ts';
import { bookSentence, nextLength, outcomeText, runText } from './longestSolvedText.ts';
import '../shared/shared.css';
import './longestSolved.css';

/** Shortest time between two renewals of the table, in ms. */
const PACE = 500;

const CELLS = models.map(({ id }) => id);

export function LongestSolved() {
  const experiment = usePage((state) => state.experiment);
  const task = findTask(experiment.task)!;
  const option = lengthOptionOf(task);
  if (!option)
    return (
      <p className="instrument-sentence">
        {task.label} has no T that makes it harder: choose a memory task, such as the adding problem or copy
        memory.
      </p>
    );
  return <Dial key={task.id} task={task.id} option={option} />;
}

interface DialProps {
  readonly task: string;
  readonly option: NumberOption;
}

function Dial({ task, option }: DialProps) {
  const session = useSession();
  const { tried } = session;
  const id = useId();
  useRenewals(tried, PACE);
  const experiment = usePage((state) => state.experiment);
  const present = numberOf(experiment.taskOptions, option.id);
  const entries = tried.of(task);
  const best = bestRuns(entries, CELLS);
  const rows = useMemo(() => models.map(({ id: cell, label, color }) => ({ cell, name: label, color })), []);
  // Cells that were not tried wait behind a button.
  const [all, showAll] = useState(false);
  const isShown = useCallback(
    ({ cell }: { readonly cell: string }) =>
      all || cell === experiment.cell || tried.of(task).some((entry) => entry.cell === cell),
    [all, experiment.cell, tried, task],
  );
  useTable(() => tableOf(entries));
  // What a teacher has locked opens with it.
  usePage(({ unlocked }) => unlocked);
  const wanted = (cell: string, length: number) => {
    const before = session.store.getState().experiment;
    const chosen = cell === before.cell ? before : withCell(before, cell);
    return withValue(chosen, 'task', option.id, length);
  };
  const attempt = (cell: string, length: number) => {
    if (session.change(wanted(cell, length), 'push')) session.play();
  };
  const draw = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) => {
      const marks = bestRuns(tried.of(task), CELLS).map(({ cell, length, solvedAt }) => ({
        cell,
        length,
        solved: solvedAt !== undefined,
      }));
      const shown = rows.filter(isShown);
      return drawTriedLengths(surface, { marks, rows: shown, picked }, theme);
    },
    [tried, task, rows, isShown],
  );
  return (
    <div className="longest-solved">
      <div className="longest-solved-dial">
        <HelpGroup line="Setting T starts a fresh run." announce={session.announce}>
          <OptionControl owner="task" option={option} value={present} />
        </HelpGroup>
      </div>
      <PickPicture
        source={tried}
        label={`Runs of this visit by cell and ${option.label}`}
        describedBy={`${id}-sentence`}
        className="longest-solved-picture"
        count={() => best.length}
        draw={draw}
        say={(index) => runText(best[index]!)}
        hint="A full dot is solved, a ring is not (yet). Of several runs of a cell at one T the best is shown."
      />
      <p className="instrument-sentence" id={`${id}-sentence`}>
        {bookSentence(entries, CELLS)}
      </p>
      <table className="longest-solved-table">
        <thead>
          <tr>
            <th scope="col">cell</th>
            <th scope="col">longest T solved</th>
            <th scope="col">next to try</th>
          </tr>
        </thead>
        <tbody>
          {rows.filter(isShown).map(({ cell, name }) => {
            const solved = longestSolved(entries, cell);
            const next = nextLength(entries, cell, option, present);
            return (
              <tr key={cell}>
                <th scope="row">{name}</th>
                <td>
                  {longestText(
                    solved,
                    best.filter((entry) => entry.cell === cell),
                  )}
                </td>
                <td>
                  <Button
                    className="longest-solved-try"
                    aria-disabled={!mayTakeOn(session.store.getState(), wanted(cell, next))}
                    aria-label={`try T = ${formatCount(next)} with ${name}`}
                    onClick={() => attempt(cell, next)}
                  >
                    try T = {formatCount(next)}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!all && !rows.every(isShown) && (
        <Button className="longest-solved-all" onClick={() => showAll(true)}>
          Try another cell
        </Button>
      )}
      <p className="instrument-note">
        From the runs of this visit, as far as they were trained, with whatever settings they had: what was
        not solved might be with more training. Forgotten when the page is left.
      </p>
    </div>
  );
}

function longestText(solved: TriedRun | undefined, tried: readonly TriedRun[]): string {
  if (solved) return `T = ${formatCount(solved.length)}, ${outcomeText(solved)}`;
  const longest = tried.at(-1);
  return longest ? `none: T = ${formatCount(longest.length)} ${outcomeText(longest)}` : 'not tried';
}

function tableOf(entries: readonly TriedRun[]) {
  if (entries.length === 0) return undefined;
  const column = (name: string, value: (entry: TriedRun) => number | string | undefined) => ({
    name,
    values: entries.map(value),
  });
  return {
    notes: ['the runs of one visit, each as far as it was trained'],
    columns: [
      column('cell', ({ cell }) => cell),
      column('T', ({ length }) => length),
      column('units', ({ experiment }) => experiment.hiddenSize),
      column('layers', ({ experiment }) => experiment.layers),
      column('learning rate', ({ experiment }) => experiment.learningRate),
      column('seed', ({ experiment }) => experiment.seed),
      column('steps', ({ step }) => step),
      column('solved at step', ({ solvedAt }) => solvedAt),
    ],
  };
}
