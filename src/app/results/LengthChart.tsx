/** The results by sequence length, far beyond the lengths that were trained on. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Surface } from '../../charts/canvas.ts';
import { formatCount, formatPercent } from '../../text/numbers.ts';
import { drawLengthChart } from '../../charts/lengthChart.ts';
import type { Theme } from '../../charts/theme.ts';
import { roundUp } from '../../charts/ticks.ts';
import type { LengthCurve } from '../../store/lengths.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TakeAway } from '../export/TakeAway.tsx';
import type { Table } from '../export/table.ts';
import { PickPicture } from '../instruments/shared/PickPicture.tsx';
import { useRenewals } from '../useRenewals.ts';
import { isShare, lengthSentence, pointText, valueText, type LengthSubject } from './lengthText.ts';
import './lengthChart.css';

export interface LengthChartProps {
  readonly curve: LengthCurve;
  readonly problem: ProblemInfo;
  /** False where there is no network to measure. */
  readonly able: boolean;
}

const NOT_YET = 'Not measured yet: it comes while the network learns, or press “measure now”.';

/** Measures again while it is in sight. */
function useLook(curve: LengthCurve) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    let stop: (() => void) | undefined;
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.at(-1)!.isIntersecting;
      if (seen) stop ??= curve.look();
      else {
        stop?.();
        stop = undefined;
      }
    });
    observer.observe(root.current!);
    return () => {
      observer.disconnect();
      stop?.();
    };
  }, [curve]);
  return root;
}

function tableOf({ answer }: LengthCurve, problem: ProblemInfo): Table | undefined {
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

export function LengthChart({ curve, problem, able }: LengthChartProps) {
  const id = useId();
  const root = useLook(curve);
  useRenewals(curve);
  const [of, setOf] = useState<LengthSubject>('metric');
  const { lengths, metric } = problem;
  const onlyOne = lengths.limits[0] === lengths.limits[1];
  const { answer } = curve;
  const draw = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) => {
      const { results = [] } = curve.answer ?? {};
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
          ...(bits ? { top: roundUp(Math.max(...values.filter(Number.isFinite), 0.1)) } : {}),
          color: theme.cell,
          picked,
        },
        theme,
      );
    },
    [curve, of, metric, problem],
  );
  return (
    <section className="results-chart lengths" aria-labelledby={`${id}-title`} ref={root}>
      <div className="results-head">
        <h2 id={`${id}-title`}>By length</h2>
        {!onlyOne && (
          <span className="results-tools">
            {answer ? `at step ${formatCount(answer.step)}` : '–'}
            <TakeAway what={`length-${of}`} title="By length" table={() => tableOf(curve, problem)} />
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
              title="Judges the network as it is now on 64 fresh sequences of each length."
              onClick={() => able && curve.measure()}
            >
              measure now
            </Button>
          </div>
          <PickPicture
            source={curve}
            label={`${of === 'loss' ? 'Loss' : metric.label} by ${lengths.label}`}
            describedBy={`${id}-sentence`}
            className="lengths-canvas"
            count={() => curve.answer?.results.length ?? 0}
            draw={draw}
            say={(index) => pointText(curve.answer!.results[index]!, problem, of)}
            hint="Point at a dot, or use the arrow keys, to read it."
          />
          <p className="results-sentence" id={`${id}-sentence`} data-of="lengths">
            {answer ? lengthSentence(answer, problem, of) : NOT_YET}
          </p>
          <LengthTable curve={curve} problem={problem} />
        </>
      )}
    </section>
  );
}

function LengthTable({ curve: { answer }, problem }: Pick<LengthChartProps, 'curve' | 'problem'>) {
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
