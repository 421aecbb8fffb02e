/** The longest lag that each cell has solved in this visit, and one control that sets the next. */
import { useCallback, useId, useMemo } from 'react';
import type { Surface } from '../../../charts/canvas.ts';
import { formatCount } from '../../../text/numbers.ts';
import { drawLags } from '../../../charts/lags.ts';
import type { Theme } from '../../../charts/theme.ts';
import { withCell, withValue } from '../../../config/index.ts';
import { models } from '../../../models/index.ts';
import { numberOf, type NumberOption } from '../../../options/option.ts';
import { bestRuns, lagOptionOf, longestSolved, type LagEntry } from '../../../store/lagHistory.ts';
import { findTask } from '../../../tasks/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { HelpGroup } from '../../../ui/help.tsx';
import { useTable } from '../../export/context.ts';
import { OptionControl } from '../../panels/OptionControl.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { PickPicture } from '../shared/PickPicture.tsx';
import { useRenewals } from '../../useRenewals.ts';
import { bookSentence, nextLag, outcomeText, runText } from './lagsText.ts';
import '../shared/shared.css';
import './lags.css';

/** Shortest time between two renewals of the table, in ms. */
const PACE = 500;

const CELLS = models.map(({ id }) => id);

export function Lags() {
  const experiment = usePage((state) => state.experiment);
  const task = findTask(experiment.task)!;
  const option = lagOptionOf(task);
  if (!option)
    return (
      <p className="instrument-sentence">
        {task.label} has no lag to set: choose a memory task, such as the adding problem or copy memory.
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
  const { lags } = session;
  const id = useId();
  useRenewals(lags, PACE);
  const experiment = usePage((state) => state.experiment);
  const present = numberOf(experiment.taskOptions, option.id);
  const entries = lags.of(task);
  const best = bestRuns(entries, CELLS);
  const rows = useMemo(() => models.map(({ id: cell, label, color }) => ({ cell, name: label, color })), []);
  useTable(() => tableOf(entries));
  const attempt = (cell: string, lag: number) => {
    const before = session.store.getState().experiment;
    const chosen = cell === before.cell ? before : withCell(before, cell);
    session.change(withValue(chosen, 'task', option.id, lag), 'push');
    session.play();
  };
  const draw = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) => {
      const marks = bestRuns(lags.of(task), CELLS).map(({ cell, lag, solvedAt }) => ({
        cell,
        lag,
        solved: solvedAt !== undefined,
      }));
      return drawLags(surface, { marks, rows, picked }, theme);
    },
    [lags, task, rows],
  );
  return (
    <div className="lags">
      <div className="lags-dial">
        <HelpGroup line="Setting T starts a fresh run." announce={session.announce}>
          <OptionControl owner="task" option={option} value={present} />
        </HelpGroup>
      </div>
      <PickPicture
        source={lags}
        label={`Lags tried in this visit, by cell, ${option.label}`}
        describedBy={`${id}-sentence`}
        className="lags-picture"
        count={() => best.length}
        draw={draw}
        say={(index) => runText(best[index]!)}
        hint="A full dot is solved, a ring is not (yet). Of several runs of a cell at one T the best is shown."
      />
      <p className="instrument-sentence" id={`${id}-sentence`}>
        {bookSentence(entries, CELLS)}
      </p>
      <table className="lags-table">
        <thead>
          <tr>
            <th scope="col">cell</th>
            <th scope="col">longest lag solved</th>
            <th scope="col">the next to try</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ id: cell, label }) => {
            const solved = longestSolved(entries, cell);
            const next = nextLag(entries, cell, option, present);
            return (
              <tr key={cell}>
                <th scope="row">{label}</th>
                <td>
                  {longestText(
                    solved,
                    best.filter((entry) => entry.cell === cell),
                  )}
                </td>
                <td>
                  <Button
                    className="lags-try"
                    aria-label={`try T = ${formatCount(next)} with ${label}`}
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
      <p className="instrument-note">
        From the runs of this visit, as far as they were trained, with whatever settings they had: a lag that
        was not solved might be with more steps. Forgotten when the page is left.
      </p>
    </div>
  );
}

function longestText(solved: LagEntry | undefined, tried: readonly LagEntry[]): string {
  if (solved) return `T = ${formatCount(solved.lag)}, ${outcomeText(solved)}`;
  const longest = tried.at(-1);
  return longest ? `none: T = ${formatCount(longest.lag)} ${outcomeText(longest)}` : 'not tried';
}

function tableOf(entries: readonly LagEntry[]) {
  if (entries.length === 0) return undefined;
  const column = (name: string, value: (entry: LagEntry) => number | string | undefined) => ({
    name,
    values: entries.map(value),
  });
  return {
    notes: ['the runs of one visit, each as far as it was trained'],
    columns: [
      column('cell', ({ cell }) => cell),
      column('T', ({ lag }) => lag),
      column('units', ({ experiment }) => experiment.hiddenSize),
      column('layers', ({ experiment }) => experiment.layers),
      column('learning rate', ({ experiment }) => experiment.learningRate),
      column('seed', ({ experiment }) => experiment.seed),
      column('steps', ({ step }) => step),
      column('solved at step', ({ solvedAt }) => solvedAt),
    ],
  };
}
