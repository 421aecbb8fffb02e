/** All that is in one hand-in, and what the check of each run has found. */
import { useId } from 'react';
import { decodeLink } from '../config/index.ts';
import { experimentText } from '../config/experimentText.ts';
import type { ClaimedRun } from '../handin/handIn.ts';
import { Button } from '../ui/Button.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { formatCount, formatLoss } from '../text/numbers.ts';
import type { Line } from './judged.ts';
import { verdictText } from './words.ts';

interface DetailsProps {
  readonly line: Line;
  readonly busy: boolean;
  readonly onCheck: (line: Line) => void;
  readonly onRemove: (id: number) => void;
}

export function HandInDetails({ line, busy, onCheck, onRemove }: DetailsProps) {
  const { row, verdicts } = line;
  const { handIn } = row;
  const title = useId();
  return (
    <section className="collect-details" aria-labelledby={title}>
      <h3 id={title}>
        <bdi>{handIn.name}</bdi>
      </h3>
      <p className="sentence">
        {`Made on ${handIn.made.replace('T', ' at ').replace('Z', ' UTC')} by that machine’s clock, with Unroll ${handIn.by}.`}
        {row.file !== undefined && <bdi>{` From ${row.file}.`}</bdi>}
        {handIn.lesson &&
          ` At step ${handIn.lesson.reached} of ${handIn.lesson.steps} of “${handIn.lesson.title}”.`}
      </p>
      {handIn.answers.length > 0 && (
        <ul className="collect-answers">
          {handIn.answers.map(({ step, kind, said, shown }) => (
            <li key={`${step} ${kind}`}>
              <b>{`Step ${step}`}</b> <bdi>{said}</bdi>
              {shown !== undefined && shown !== said && (
                <bdi className="sentence">{` – the run showed: ${shown}`}</bdi>
              )}
            </li>
          ))}
        </ul>
      )}
      {handIn.runs.map((run, k) => (
        <div key={k}>
          <p>
            <NewTabLink href={`./index.html#${run.link}`}>
              {experimentText(decodeLink(run.link).experiment)}
            </NewTabLink>{' '}
            <span className="sentence">{runText(run)}</span>
          </p>
          <p className="sentence" data-check={verdicts[k]?.kind}>
            {verdicts[k] ? verdictText(verdicts[k]) : 'Not checked yet.'}
          </p>
        </div>
      ))}
      <div className="collect-tools">
        <Button disabled={busy || handIn.runs.length === 0} onClick={() => onCheck(line)}>
          Check this one
        </Button>
        <Button onClick={() => onRemove(row.id)}>Remove</Button>
      </div>
    </section>
  );
}

function runText({ steps, at, loss, best, solvedAt, mark, by, metricSaid, settled }: ClaimedRun): string {
  const said = [
    `${formatCount(steps)} training steps`,
    `validation loss ${formatLoss(loss ?? NaN)} at step ${formatCount(at)}`,
    ...(best ? [`lowest ${formatLoss(best.loss ?? NaN)} at step ${formatCount(best.at)}`] : []),
    ...(metricSaid === undefined ? [] : [metricSaid]),
    ...(solvedAt === undefined ? [] : [`solved at step ${formatCount(solvedAt)}`]),
    ...(mark === undefined ? [] : [`mark ${mark}`]),
    `computed by ${by}`,
    ...(settled?.length ? [`for step ${settled.join(', ')} of the lesson`] : []),
  ];
  return said.join(' · ');
}
