/** The page: transport above, then the score, the results and the controls. */
import { lazy, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import { findModel } from '../models/index.ts';
import { lanesOf } from '../models/model.ts';
import { findTask } from '../tasks/index.ts';
import type { Session } from '../store/session.ts';
import { ownInUse } from '../store/state.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LazyTakeAway } from './export/LazyTakeAway.tsx';
import { Instruments } from './instruments/Instruments.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Notices } from './Notices.tsx';
import { NetworkPanel } from './panels/NetworkPanel.tsx';
import { TaskPanel } from './panels/TaskPanel.tsx';
import { TrainingPanel } from './panels/TrainingPanel.tsx';
import { ReadingBar } from './score/pinned/ReadingBar.tsx';
import { Score } from './score/Score.tsx';
import type { OrderBy } from './score/UnitOrder.tsx';
import { HelpGroup } from '../ui/help.tsx';
import { SessionContext, usePage, useSession } from './sessionContext.ts';
import { useShortcuts } from './shortcuts.ts';
import { Headline } from './Headline.tsx';
import { useCellColor } from './cellColor.ts';
import { useTheme } from './theme.ts';
import { TopBar } from './TopBar.tsx';
import './styles/index.css';

/** Nothing of the dialogs is loaded before one is opened. */
const Dialogs = lazy(async () => ({ default: (await import('./dialogs/Dialogs.tsx')).Dialogs }));

/** What listens for files that are dropped; nobody drops one in the first moment. */
const OwnDrop = lazy(async () => ({ default: (await import('./OwnDrop.tsx')).OwnDrop }));

/** Only who takes a training step half by half. */
const HalfBar = lazy(async () => ({ default: (await import('./stepwise/StepwiseBar.tsx')).StepwiseBar }));

/** What only some pages need is loaded where it is needed. */
const AskPanel = lazy(async () => ({ default: (await import('./results/AskPanel.tsx')).AskPanel }));
const SampleText = lazy(async () => ({ default: (await import('./results/SampleText.tsx')).SampleText }));

/** Only forecasts run on by themselves. */
const FreeRun = lazy(async () => ({ default: (await import('./results/FreeRun.tsx')).FreeRun }));

/** Chart.js is a third of the page's script; the score and Play need not wait for it. */
const Results = lazy(async () => ({ default: (await import('./race/RaceResults.tsx')).RaceResults }));

/** Only who races loads the rivals' settings, and what stands under the score then. */
const RacePanel = lazy(async () => ({ default: (await import('./race/RacePanel.tsx')).RacePanel }));
const RaceScores = lazy(async () => ({ default: (await import('./race/RaceScores.tsx')).RaceScores }));

/** Only who trains on sounds loads what records and hears them. */
const Hear = lazy(async () => ({ default: (await import('./microphone/Microphone.tsx')).Microphone }));

export function App({ session }: { readonly session: Session }) {
  return (
    <ErrorBoundary link={() => session.link(false)}>
      <SessionContext value={session}>
        <Page />
      </SessionContext>
    </ErrorBoundary>
  );
}

function Page() {
  useTheme();
  useCellColor();
  useShortcuts();
  return (
    <>
      <div className="page">
        <div className="frame">
          <TopBar />
          <main className="columns">
            <ScoreColumn />
            <Headline />
            <ResultsColumn />
            <ControlsColumn />
          </main>
        </div>
      </div>
      <Notices />
      <LiveRegion />
      <Suspense fallback={null}>
        <OwnDrop />
      </Suspense>
      <OpenDialog />
      <OpenHalfSteps />
    </>
  );
}

function ScoreColumn() {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const info = usePage((state) => state.info);
  const task = findTask(experiment.task)!;
  const { timeSteps } = task.size(experiment.taskOptions);
  const model = findModel(experiment.cell)!;
  const lanes = useMemo(() => lanesOf(model), [model]);
  const onExample = useMemo(() => (example: number) => session.showExample(example), [session]);
  const table = async () => {
    const { scoreTable } = await import('./score/scoreTable.ts');
    const score = session.scoreView.getState().pinned?.score ?? session.series.score;
    return score && info
      ? scoreTable(score, info.problem, ownInUse(session.store.getState()) === undefined)
      : undefined;
  };
  const racing = usePage(({ runs }) => runs.length > 1);
  const onOrder = useMemo(
    () => async (by: OrderBy) => {
      const found = await session.ask({ kind: 'order', by });
      if (found.kind !== 'refused') return found;
      session.notices.say(found.sentence);
      return undefined;
    },
    [session],
  );
  return (
    <section className="column column-score" aria-label="Example">
      <Score
        series={session.series}
        scoreView={session.scoreView}
        info={info}
        title={`${task.label}, T = ${timeSteps}${racing ? `: ${model.label}` : ''}`}
        layers={experiment.layers}
        units={experiment.hiddenSize}
        lanes={lanes}
        heads={model.heads?.(experiment.cellOptions) ?? 0}
        timeSteps={timeSteps}
        onExample={onExample}
        onOrder={onOrder}
        tools={<LazyTakeAway what="score" title="Score" table={table} />}
      >
        <ReadingBar />
      </Score>
      {racing && (
        <Suspense fallback={null}>
          <RaceScores />
        </Suspense>
      )}
      <Instruments />
      {info?.problem.ask && (
        <Suspense fallback={null}>
          <AskPanel key={task.id} ask={info.problem.ask} />
        </Suspense>
      )}
      {info?.problem.generate && (
        <Suspense fallback={null}>
          <SampleText series={session.series} />
        </Suspense>
      )}
      {info?.problem.freeRun && (
        <Suspense fallback={<div className="free-run-to-come" />}>
          <FreeRun asker={session} info={info} />
        </Suspense>
      )}
      {info?.problem.input.kind === 'spectrogram' && info.problem.output.kind === 'classes' && (
        <Suspense fallback={null}>
          <Hear classes={info.problem.output.classes} />
        </Suspense>
      )}
    </section>
  );
}

function ResultsColumn() {
  return (
    <section className="column column-results" aria-label="Results">
      <Suspense fallback={<div className="results-to-come" />}>
        <Results />
      </Suspense>
    </section>
  );
}

function ControlsColumn() {
  const session = useSession();
  const racing = usePage(({ runs }) => runs.length > 1);
  return (
    <section className="column column-controls" aria-label="Settings">
      <HelpGroup initial="Point at a setting to read what it does to learning." announce={session.announce}>
        <TaskPanel />
        <NetworkPanel />
        {racing && (
          <Suspense fallback={null}>
            <RacePanel />
          </Suspense>
        )}
        <TrainingPanel />
      </HelpGroup>
    </section>
  );
}

/** While a training step is taken half by half. */
function OpenHalfSteps() {
  const open = useStore(useSession().scoreView, ({ sweep }) => sweep !== undefined);
  return open ? (
    <Suspense fallback={null}>
      <HalfBar />
    </Suspense>
  ) : null;
}

function OpenDialog() {
  const open = usePage((state) => state.dialog !== undefined);
  return open ? (
    <Suspense fallback={null}>
      <Dialogs />
    </Suspense>
  ) : null;
}
