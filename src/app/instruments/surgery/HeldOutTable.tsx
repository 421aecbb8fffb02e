/** How the network does on all held-out examples, without the operations and with them. */
import { formatCount, formatLoss } from '../../../text/numbers.ts';
import type { Interventions } from '../../../models/interventions.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import { useSession } from '../../sessionContext.ts';
import { useHeldOut } from './useHeldOut.ts';
import { formatMetric } from '../../../tasks/contract/measures.ts';

interface HeldOutTableProps {
  readonly problem: ProblemInfo;
  readonly surgery: Interventions;
  readonly at: number | undefined;
}

export function HeldOutTable({ problem, surgery, at }: HeldOutTableProps) {
  const { found, sentence } = useHeldOut(useSession(), surgery, at);
  const cells = (of: 'untouched' | 'operated') => {
    const judged = found?.[of];
    return (
      <>
        <td>{judged ? formatLoss(judged.loss) : '–'}</td>
        <td>{judged ? formatMetric(problem.metric, judged.metric) : '–'}</td>
      </>
    );
  };
  return (
    <div className="surgery-held">
      <table>
        <caption>On all held-out examples{found ? `, training step ${formatCount(found.step)}` : ''}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="score-hidden">network</span>
            </th>
            <th scope="col">loss</th>
            <th scope="col">{problem.metric.label}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">untouched</th>
            {cells('untouched')}
          </tr>
          <tr>
            <th scope="row">operated</th>
            {cells('operated')}
          </tr>
        </tbody>
      </table>
      {sentence && <p className="instruments-help">{sentence}</p>}
    </div>
  );
}
