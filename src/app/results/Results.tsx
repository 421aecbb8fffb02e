/** The results: loss and metric as charts over training steps, each with a sentence and a table that say the same. */
import { useCallback, useId, useMemo } from 'react';
import { formatLoss } from '../../text/numbers.ts';
import type { Theme } from '../../charts/theme.ts';
import type { Source } from '../../charts/useCanvas.ts';
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { RunInfo } from '../../worker/protocol.ts';
import { HelpGroup } from '../../ui/help.tsx';
import { Term } from '../../ui/Term.tsx';
import { SaveMenu } from '../export/SaveMenu.tsx';
import { KeptCurvesRow } from '../race/KeptCurvesRow.tsx';
import { aloneOverlay, besideLead, isRace, type Overlay } from '../race/overlay.ts';
import { lastChange } from '../race/changes.ts';
import { part } from '../parts/part.tsx';
import { usePage } from '../sessionContext.ts';
import { isShown } from '../../config/shownParts.ts';
import { Throttled } from './Throttled.tsx';
import { ChartCanvas } from './ChartCanvas.tsx';
import { lossCurves, lossName, metricCurve, metricName, metricScale } from './curves.ts';
import { BITS_HELP, lossHelp } from './terms.ts';
import { LengthChart } from './LengthChart.tsx';
import { NormChart } from './NormChart.tsx';
import { ResultTable } from './ResultTable.tsx';
import { lossTable, metricTable } from './seriesTables.ts';
import { validationHelp } from './validationHelp.ts';
import { latest, lossSentence, metricSentence, type ResultRow } from './summary.ts';
import './results.css';
import { formatMetric } from '../../tasks/contract/measures.ts';

/** Only who races loads what stands beside the chart then. */
const RaceWords = part(
  'The race in words',
  () => import('../race/RaceWords.tsx'),
  (module) => module.RaceWords,
  { place: 'line' },
);
const RaceTable = part(
  'Table of the race',
  () => import('../race/RaceTable.tsx'),
  (module) => module.RaceTable,
);
/** Only who trains several seeds. */
const SeedWords = part(
  'The seeds in words',
  () => import('../study/SeedWords.tsx'),
  (module) => module.SeedWords,
);
const Standings = part(
  'Standings',
  () => import('../race/Standings.tsx'),
  (module) => module.Standings,
);

export interface ResultsProps {
  readonly series: RunSeries;
  readonly info: RunInfo | undefined;
  /** The model's id. */
  readonly cell: string;
  /** Whether there is a network that can be measured at other lengths; left out where that is not shown. */
  readonly lengths?: { readonly able: boolean };
  /** At which length gradients are clipped; 0 clips nothing. */
  readonly clipNorm: number;
  /** What is shown beside the run; nothing where absent. */
  readonly overlay?: Overlay;
  /** The parts that are shown, where a class link leaves some out. */
  readonly shown?: readonly string[] | undefined;
}

interface ChartProps {
  readonly series: RunSeries;
  readonly problem: ProblemInfo;
  readonly overlay: Overlay;
}

/** Shortest time between two changes of a chart's number and sentence, which say the same, in ms. */
const PACE = 500;

interface NewestProps {
  readonly series: RunSeries;
  /** Whose result it is, where several race. */
  readonly of?: string;
  readonly format: (row: ResultRow) => string;
  /** What validation is, where that is explained. */
  readonly help?: string;
}

/** The newest result on validation data, beside a chart's title. */
function Newest({ series, of, format, help }: NewestProps) {
  const number = () => {
    const row = latest(series);
    return row ? format(row) : '–';
  };
  return (
    <span>
      {of ?? (help === undefined ? 'validation' : <Term means={help}>validation</Term>)}{' '}
      <span className="results-number">
        <Throttled source={series} pace={PACE}>
          {number}
        </Throttled>
      </span>
    </span>
  );
}

/** What the x axis counts. */
const X_LABELS = { steps: 'training step', seconds: 'seconds of training' } as const;
const OVER = { steps: 'training steps', seconds: 'seconds of training' } as const;

function useOthers(overlay: Overlay): readonly Source[] {
  return useMemo(() => besideLead(overlay), [overlay]);
}

function LossChart({ series, problem, overlay }: ChartProps) {
  const id = useId();
  const data = useCallback(
    (theme: Theme, width: number) =>
      lossCurves(series, problem, { theme, width, color: theme.cell, overlay }),
    [series, problem, overlay],
  );
  const others = useOthers(overlay);
  const race = isRace(overlay);
  return (
    <section className="results-chart" data-place="chart:loss" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>
          <Term means={lossHelp(problem.loss)}>Loss</Term>
        </h2>
        <span className="results-tools">
          {!race && (
            <Newest
              series={series}
              format={(row) => formatLoss(row.heldOutLoss)}
              help={validationHelp(problem.validation)}
            />
          )}
          <SaveMenu what="loss" title="Loss" table={() => lossTable(series)} />
        </span>
      </div>
      <ChartCanvas
        series={series}
        scale="logarithmic"
        xLabel={X_LABELS[overlay.axis]}
        yLabel={lossName(problem.loss)}
        label={`Loss over ${OVER[overlay.axis]}: ${lossName(problem.loss)}, logarithmic`}
        describedBy={`${id}-sentence`}
        others={others}
        data={data}
      />
      {race && <Standings networks={overlay.networks} />}
      {!race && !overlay.seeds && (
        <p className="results-key" aria-hidden="true">
          <span className="results-key-train">training</span>
          <span className="results-key-held">validation</span>
        </p>
      )}
      {overlay.seeds && <SeedWords networks={overlay.networks} source={overlay.seeds} />}
      <KeptCurvesRow series={series} shown={overlay.kept} />
      <p className="results-sentence" id={`${id}-sentence`}>
        {race ? (
          <RaceWords overlay={overlay} problem={problem} />
        ) : (
          <Throttled source={series} pace={PACE}>
            {() => lossSentence(series, problem) + lastChange(overlay)}
          </Throttled>
        )}
      </p>
      {race ? (
        <RaceTable overlay={overlay} problem={problem} of="loss" />
      ) : (
        <ResultTable series={series} problem={problem} of="loss" overlay={overlay} />
      )}
    </section>
  );
}

function MetricChart({ series, problem, overlay }: ChartProps) {
  const id = useId();
  const { metric } = problem;
  const data = useCallback(
    (theme: Theme, width: number) =>
      metricCurve(series, problem, { theme, width, color: theme.cell, overlay }),
    [series, problem, overlay],
  );
  const others = useOthers(overlay);
  return (
    <section className="results-chart" data-place="chart:metric" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>
          {metric.kind === 'bits' ? <Term means={BITS_HELP}>{metric.label}</Term> : metric.label}
        </h2>
        <span className="results-tools">
          <Newest
            series={series}
            {...(isRace(overlay) && { of: overlay.networks[0]!.name })}
            format={(row) => formatMetric(metric, row.metric)}
          />
          <SaveMenu what="metric" title={metric.label} table={() => metricTable(series, problem)} />
        </span>
      </div>
      <ChartCanvas
        series={series}
        scale={metricScale(metric)}
        xLabel={X_LABELS[overlay.axis]}
        yLabel={metricName(metric)}
        label={`${metric.label} over ${OVER[overlay.axis]}, on validation data`}
        describedBy={`${id}-sentence`}
        others={others}
        data={data}
      />
      <p className="results-sentence" data-of="metric" id={`${id}-sentence`}>
        <Throttled source={series} pace={PACE}>
          {() => metricSentence(series, problem)}
        </Throttled>
      </p>
      {isRace(overlay) ? (
        <RaceTable overlay={overlay} problem={problem} of="metric" />
      ) : (
        <ResultTable series={series} problem={problem} of="metric" overlay={overlay} />
      )}
    </section>
  );
}

const TO_COME = [
  { part: 'loss', name: 'Loss' },
  { part: 'metric', name: 'Metric' },
  { part: 'norm', name: 'Gradient norm' },
] as const;

/** Keeps the places of the charts until the run has said what it measures. */
function Waiting({ shown }: Pick<ResultsProps, 'shown'>) {
  const failed = usePage(({ status }) => status.state === 'failed');
  const why = failed ? 'No result: the run could not begin.' : 'No result yet: the run is getting ready.';
  return (
    <div className="results">
      {TO_COME.filter(({ part }) => isShown(shown, part)).map(({ part, name }) => (
        <section key={name} className="results-chart results-waiting" data-of={part} aria-label={name}>
          <div className="results-head">
            <h2>{name}</h2>
            <span>{part === 'norm' ? 'newest' : 'validation'} –</span>
          </div>
          <div className="results-canvas" />
          <p className="results-sentence">{why}</p>
        </section>
      ))}
      {isShown(shown, 'lengths') && (
        <section className="results-chart lengths-to-come" aria-label="By length">
          <div className="results-head">
            <h2>By length</h2>
          </div>
        </section>
      )}
    </div>
  );
}

export function Results({ series, info, cell, clipNorm, lengths, overlay: beside, shown }: ResultsProps) {
  const overlay = useMemo(() => beside ?? aloneOverlay(series, cell), [beside, series, cell]);
  if (!info) return <Waiting shown={shown} />;
  const props = { series, problem: info.problem, overlay };
  return (
    <HelpGroup announce={() => undefined}>
      <div className="results">
        {isShown(shown, 'loss') && <LossChart {...props} />}
        {isShown(shown, 'metric') && <MetricChart {...props} />}
        {isShown(shown, 'norm') && <NormChart series={series} clipNorm={clipNorm} overlay={overlay} />}
        {lengths && isShown(shown, 'lengths') && <LengthChart {...lengths} problem={info.problem} />}
      </div>
    </HelpGroup>
  );
}
