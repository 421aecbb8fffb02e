/** The results by sequence length, far beyond the lengths that were trained on. */
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Surface } from '../../charts/canvas.ts';
import { formatCount, formatPercent } from '../../text/numbers.ts';
import { drawLengthChart } from '../../charts/lengthChart.ts';
import type { Theme } from '../../charts/theme.ts';
import { roundUp } from '../../charts/ticks.ts';
import type { Lengths, ProblemInfo } from '../../tasks/contract/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { LengthsFinding } from '../../worker/protocol.ts';
import { SaveMenu } from '../export/SaveMenu.tsx';
import type { Table } from '../export/table.ts';
import { PickPicture } from '../instruments/shared/PickPicture.tsx';
import { mayTakeOn } from '../../store/locks.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { AskAgain } from '../parts/AskAgain.tsx';
import { useAnswer } from '../useAnswer.ts';
import { keepLengths, keptLengthsOf, lengthCure, type KeptLengths } from './lengthCure.ts';
import { lengthsQuestion } from './lengthsQuestion.ts';
import {
  isShare,
  lengthSentence,
  lengthText,
  pointText,
  valueText,
  type LengthSubject,
} from './lengthText.ts';
import './lengthChart.css';

export interface LengthChartProps {
  readonly problem: ProblemInfo;
  /** False where there is no network to measure. */
  readonly able: boolean;
}

const NOT_YET = 'Not measured yet: it comes while the network learns, or press “measure now”.';

/** At least so long between two measurements, in ms; the first does not hold up a run that has just begun. */
const CALMLY = { least: 3000, first: 3000 };

/** Measures while it is in sight and the network has learned something. */
function useMeasured(lengths: Lengths) {
  const session = useSession();
  const root = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)!.isIntersecting));
    observer.observe(root.current!);
    return () => observer.disconnect();
  }, []);
  const trained = usePage(({ step }) => step > 0);
  const question = useMemo(() => lengthsQuestion(lengths), [lengths]);
  const { found, refusal, again, source } = useAnswer(
    session,
    seen && trained ? question : undefined,
    CALMLY,
  );
  // Out of sight nothing is watched, so that nobody else says that a run has begun anew.
  useEffect(() => {
    if (!trained) source.forget();
  }, [trained, source]);
  const measure = () => question && source.ask(question);
  return { root, found, refusal, again, source, measure };
}

function tableOf(answer: LengthsFinding | undefined, problem: ProblemInfo): Table | undefined {
  if (!answer) return undefined;
  const { results, step } = answer;
  return {
    notes: [`measured at step ${step}`, `trained on ${problem.lengths.trained.join(' to ')}`],
    columns: [
      { name: problem.lengths.label, values: results.map(({ length }) => length) },
      { name: 'loss', values: results.map(({ loss }) => loss) },
      { name: problem.metric.label, values: results.map(({ metric }) => metric) },
    ],
  };
}

export function LengthChart({ problem, able }: LengthChartProps) {
  const id = useId();
  const { root, found: answer, refusal, again, source, measure } = useMeasured(problem.lengths);
  const [of, setOf] = useState<LengthSubject>('metric');
  const { lengths, metric } = problem;
  const onlyOne = lengths.limits[0] === lengths.limits[1];
  const { kept, cure, start } = useCure(problem, answer);
  const draw = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) => {
      const { results = [] } = source.found ?? {};
      if (results.length === 0) return [];
      const values = results.map((result) => (of === 'loss' ? result.loss : result.metric));
      const share = of === 'metric' && isShare(metric);
      const bits = of === 'metric' && metric.kind === 'bits';
      return drawLengthChart(
        surface,
        {
          lengths: results.map(({ length }) => length),
          values,
          trained: problem.lengths.trained,
          scale: share || bits ? 'linear' : 'logarithmic',
          ...(share ? { top: 1, format: (value: number) => formatPercent(value).replace('.0', '') } : {}),
          ...(kept && { beside: besideOf(kept, problem, of) }),
          ...(bits ? { top: roundUp(Math.max(...values.filter(Number.isFinite), 0.1)) } : {}),
          color: theme.cell,
          picked,
        },
        theme,
      );
    },
    [source, of, metric, problem, kept],
  );
  return (
    <section
      className="results-chart lengths"
      data-place="chart:lengths"
      aria-labelledby={`${id}-title`}
      ref={root}
    >
      <div className="results-head">
        <h2 id={`${id}-title`}>By length</h2>
        {!onlyOne && (
          <span className="results-tools">
            {answer ? `at step ${formatCount(answer.step)}` : '–'}
            <SaveMenu what={`length-${of}`} title="By length" table={() => tableOf(answer, problem)} />
          </span>
        )}
      </div>
      {onlyOne ? (
        <p className="lengths-none">
          All sequences of this task have the same length, so there is nothing to compare: try the adding
          problem.
        </p>
      ) : (
        <>
          <div className="lengths-bar">
            <Segmented
              label="What is shown by length"
              choices={[
                { value: 'metric', label: metric.label },
                { value: 'loss', label: 'loss' },
              ]}
              value={of}
              onChange={(value) => setOf(value as LengthSubject)}
            />
            <Button
              data-not-in-picture
              className="lengths-now"
              aria-disabled={!able}
              title="Judges the network as it is now on 64 sequences of each length."
              onClick={() => able && measure()}
            >
              measure now
            </Button>
          </div>
          <PickPicture
            source={source}
            label={`${of === 'loss' ? 'Loss' : metric.label} by ${lengths.label}`}
            describedBy={`${id}-sentence`}
            className="lengths-canvas"
            count={() => source.found?.results.length ?? 0}
            draw={draw}
            say={(index) => pointText(source.found!.results[index]!, problem, of)}
            hint="Choose a dot, also by the arrow keys, to read it."
          />
          <p className="results-sentence" id={`${id}-sentence`} data-of="lengths">
            {answer ? lengthSentence(answer, problem, of) : (refusal ?? NOT_YET)}
            <AskAgain again={again} />
          </p>
          {cure && (
            <Button
              data-not-in-picture
              className="lengths-cure"
              aria-disabled={!able}
              onClick={() => able && start()}
            >
              {`Train on lengths ${formatCount(cure.range[0])} to ${formatCount(cure.range[1])} and measure again`}
            </Button>
          )}
          <LengthTable answer={answer} problem={problem} />
        </>
      )}
    </section>
  );
}

/** What would help where one length alone is trained on, and what was found before that was done. */
function useCure({ lengths }: ProblemInfo, answer: LengthsFinding | undefined) {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const curves = usePage((state) => state.keptCurves);
  const same = curves?.experiment.task === experiment.task;
  const kept = same ? keptLengthsOf(curves) : undefined;
  const cure = useMemo(() => lengthCure(experiment, lengths), [experiment, lengths]);
  const may = usePage((state) => cure !== undefined && mayTakeOn(state, cure.experiment));
  const start = () => {
    if (!cure) return;
    session.beginWith(cure.experiment);
    if (answer)
      keepLengths(session.store.getState().keptCurves, { finding: answer, trained: lengths.trained });
  };
  return { kept, cure: may ? cure : undefined, start };
}

function besideOf({ finding, trained: [low, high] }: KeptLengths, problem: ProblemInfo, of: LengthSubject) {
  const { results } = finding;
  return {
    lengths: results.map(({ length }) => length),
    values: results.map((result) => (of === 'loss' ? result.loss : result.metric)),
    label: `before: ${lengthText(problem.lengths, low, high)}`,
  };
}

interface LengthTableProps {
  readonly answer: LengthsFinding | undefined;
  readonly problem: ProblemInfo;
}

function LengthTable({ answer, problem }: LengthTableProps) {
  return (
    <details className="results-table">
      <summary>By length as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{problem.lengths.label}</th>
            <th scope="col">loss</th>
            <th scope="col">{problem.metric.label}</th>
          </tr>
        </thead>
        <tbody>
          {answer?.results.map((result) => (
            <tr key={result.length}>
              <th scope="row">{formatCount(result.length)}</th>
              <td>{valueText(result, problem, 'loss')}</td>
              <td>{valueText(result, problem, 'metric')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
