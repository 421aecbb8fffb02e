/** A chart as a table, unfolded on demand. */
import { formatCount, formatLoss } from '../../text/numbers.ts';
import { chosenOf } from '../../store/chosen.ts';
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { allChanges } from '../race/changes.ts';
import type { Overlay } from '../race/overlay.ts';
import { FoldedTable } from './FoldedTable.tsx';
import { testSentence } from '../validationText.ts';
import { validationHelp } from './validationHelp.ts';
import { tableRows } from './summary.ts';
import { formatMetric } from '../../tasks/contract/measures.ts';

const MOST_ROWS = 12;

export interface ResultTableProps {
  readonly series: RunSeries;
  readonly problem: ProblemInfo;
  readonly of: 'loss' | 'metric';
  readonly overlay: Overlay;
}

function Rows({ series, problem, of }: Omit<ResultTableProps, 'overlay'>) {
  const rows = tableRows(series, MOST_ROWS);
  const isLoss = of === 'loss';
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">step</th>
          {isLoss && <th scope="col">training loss</th>}
          <th scope="col">{isLoss ? 'validation loss' : problem.metric.label}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.step}>
            <th scope="row">{formatCount(row.step)}</th>
            {isLoss && <td>{row.trainLoss === undefined ? '–' : formatLoss(row.trainLoss)}</td>}
            <td>{isLoss ? formatLoss(row.heldOutLoss) : formatMetric(problem.metric, row.metric)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function testText({ series, problem }: ResultTableProps): string | undefined {
  const chosen = chosenOf(series);
  return chosen && testSentence(chosen, problem);
}

export function ResultTable(props: ResultTableProps) {
  return (
    <FoldedTable summary={`${props.of === 'loss' ? 'Loss' : 'Metric'} as a table`} source={props.series}>
      {() => (
        <>
          <Rows {...props} />
          <p>{validationHelp(props.problem.validation)}</p>
          <p>{testText(props)}</p>
          <p>{allChanges(props.overlay)}</p>
        </>
      )}
    </FoldedTable>
  );
}
