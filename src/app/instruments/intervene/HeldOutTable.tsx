/** How the network does on all validation examples, without the interventions and with them. */
import { useMemo } from 'react';
import { formatMetric } from '../../../tasks/contract/measures.ts';
import { formatCount, formatLoss } from '../../../text/numbers.ts';
import type { Interventions } from '../../../models/interventions.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import type { Question } from '../../../worker/protocol.ts';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { useSession } from '../../sessionContext.ts';
import { useAnswer } from '../../useAnswer.ts';

/** Numbers stand for a while, so that they can be compared. */
const CALMLY = { least: 2500 };
/** The network of an earlier step does not change. */
const ONCE = { once: true } as const;

interface HeldOutTableProps {
  readonly problem: ProblemInfo;
  readonly interventions: Interventions;
  readonly at: number | undefined;
}

export function HeldOutTable({ problem, interventions, at }: HeldOutTableProps) {
  const session = useSession();
  const question = useMemo((): Question<'interventions'> | undefined => {
    const snapshot = at === undefined ? undefined : session.run.snapshots.at(at);
    return interventions.length > 0
      ? { kind: 'interventions', interventions, ...(snapshot && { snapshot }) }
      : undefined;
  }, [session, interventions, at]);
  const answer = useAnswer(session, question, at === undefined ? CALMLY : ONCE);
  const current = question !== undefined && answer.question === question;
  const found = current ? answer.found : undefined;
  const sentence = current ? answer.refusal : undefined;
  const cells = (of: 'original' | 'changed') => {
    const judged = found?.[of];
    return (
      <>
        <td>{judged ? formatLoss(judged.loss) : '–'}</td>
        <td>{judged ? formatMetric(problem.metric, judged.metric) : '–'}</td>
      </>
    );
  };
  return (
    <div className="intervene-held">
      <table>
        <caption>
          On all validation examples{found ? `, training step ${formatCount(found.step)}` : ''}
        </caption>
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
            <th scope="row">original</th>
            {cells('original')}
          </tr>
          <tr>
            <th scope="row">changed</th>
            {cells('changed')}
          </tr>
        </tbody>
      </table>
      {sentence && (
        <p className="drawer-help">
          {sentence}
          <AskAgain again={answer.again} />
        </p>
      )}
    </div>
  );
}
