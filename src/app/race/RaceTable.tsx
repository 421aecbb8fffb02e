/** The charts of a race as a table, unfolded on demand: one column a network. */
import { formatCount, formatLoss } from '../../text/numbers.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { FoldedTable } from '../results/FoldedTable.tsx';
import { tableRows } from '../results/summary.ts';
import { allChanges } from './changes.ts';
import type { Overlay } from './overlay.ts';
import { evaluationAt } from './raceText.ts';
import { formatMetric } from '../../tasks/contract/measures.ts';

const MOST_ROWS = 12;

interface RaceTableProps {
  readonly overlay: Overlay;
  readonly problem: ProblemInfo;
  readonly of: 'loss' | 'metric';
}

function Rows({ overlay, problem, of }: RaceTableProps) {
  const { networks } = overlay;
  const furthest = networks.reduce((most, network) =>
    network.series.evaluationSteps.length > most.series.evaluationSteps.length ? network : most,
  );
  const rows = tableRows(furthest.series, MOST_ROWS);
  const value = (series: (typeof networks)[number]['series'], step: number) => {
    const k = evaluationAt(series, step);
    if (k === undefined || series.evaluationSteps.values[k] !== step) return '–';
    return of === 'loss'
      ? formatLoss(series.heldOutLosses.values[k]!)
      : formatMetric(problem.metric, series.metrics.values[k]!);
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">step</th>
          {networks.map(({ id, name }) => (
            <th scope="col" key={id}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ step }) => (
          <tr key={step}>
            <th scope="row">{formatCount(step)}</th>
            {networks.map(({ id, series }) => (
              <td key={id}>{value(series, step)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RaceTable(props: RaceTableProps) {
  return (
    <FoldedTable
      summary={`${props.of === 'loss' ? 'Validation loss' : 'Metric'} as a table`}
      source={props.overlay.networks[0]!.series}
    >
      {() => (
        <>
          <Rows {...props} />
          <p>{allChanges(props.overlay)}</p>
        </>
      )}
    </FoldedTable>
  );
}
