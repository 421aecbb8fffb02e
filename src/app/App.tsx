/** The page: transport above, then the score, the results and the controls. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { findModel } from '../models/index.ts';
import { lanesOf } from '../models/model.ts';
import { findTask } from '../tasks/index.ts';
import type { Session } from '../store/session.ts';
import { ownInUse } from '../store/state.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LazySaveMenu } from './export/LazySaveMenu.tsx';
import { Drawer } from './drawer/Drawer.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Notices } from './Notices.tsx';
import { NetworkPanel } from './panels/NetworkPanel.tsx';
import { TaskPanel } from './panels/TaskPanel.tsx';
import { TrainingPanel } from './panels/TrainingPanel.tsx';
import { Score } from './score/Score.tsx';
import type { OrderBy } from './score/UnitOrder.tsx';
import { HelpGroup } from '../ui/help.tsx';
import { SessionContext, usePage, useSession } from './sessionContext.ts';
import { useShortcuts } from './shortcuts.ts';
import { Headline } from './Headline.tsx';
import { useCellColor } from './cellColor.ts';
import { useTheme } from './theme.ts';
import { TopBar } from './TopBar.tsx';
import { loadPart } from './parts/load.ts';
import { Contained } from './parts/part.tsx';
import {
  AskPanel,
  Dialogs,
  FreeRun,
  PhasesBar,
  Hear,
  OwnDrop,
  RacePanel,
  RaceScores,
  ReadingBar,
  Results,
  SampleText,
} from './pageParts.tsx';
import './styles/index.css';

export function App({ session }: { readonly session: Session }) {
  return (
    <ErrorBoundary link={() => session.link(false)} onBroken={() => session.dispose()}>
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
  const drawer = usePage(({ instrument }) => (instrument === undefined ? 'closed' : 'open'));
  return (
    <>
      <div className="page">
        <div className="frame">
          <Contained label="Bar at the top">
            <TopBar />
          </Contained>
          <main className="columns" data-drawer={drawer}>
            <Contained label="Settings">
              <ControlsColumn />
            </Contained>
            <Contained label="Score">
              <ScoreColumn />
            </Contained>
            <Contained label="In one sentence">
              <Headline />
            </Contained>
            <ResultsColumn />
            <Contained label="Instruments">
              <Drawer />
            </Contained>
          </main>
        </div>
      </div>
      <Contained label="Notices" place="over">
        <Notices />
      </Contained>
      <LiveRegion />
      <OwnDrop />
      <OpenDialog />
      <OpenPhases />
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
    const { scoreTable } = await loadPart(() => import('./score/scoreTable.ts'));
    const score = session.scoreView.getState().pinned?.score ?? session.series.score;
    return score && info
      ? scoreTable(score, info.problem, ownInUse(session.store.getState()) === undefined)
      : undefined;
  };
  const racing = usePage(({ runs }) => runs.length > 1);
  const begun = usePage(({ step }) => step > 0);
  const own = usePage((state) => ownInUse(state) !== undefined);
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
        tools={<LazySaveMenu what="score" title="Score" table={table} />}
      >
        <ReadingBar />
      </Score>
      {racing && <RaceScores />}
      {info?.problem.ask && <AskPanel key={task.id} ask={info.problem.ask} />}
      {info?.problem.generate && <SampleText key={task.id} asker={session} begun={begun} own={own} />}
      {info?.problem.freeRun && <FreeRun asker={session} info={info} own={own} />}
      {info?.problem.input.kind === 'spectrogram' && info.problem.output.kind === 'classes' && (
        <Hear classes={info.problem.output.classes} />
      )}
    </section>
  );
}

function ResultsColumn() {
  return (
    <section className="column column-results" aria-label="Results">
      <Results />
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
        {racing && <RacePanel />}
        <TrainingPanel />
      </HelpGroup>
    </section>
  );
}

/** While a training step is taken phase by phase. */
function OpenPhases() {
  const open = useStore(useSession().scoreView, ({ sweep }) => sweep !== undefined);
  return open ? <PhasesBar /> : null;
}

function OpenDialog() {
  const open = usePage((state) => state.dialog !== undefined);
  return open ? <Dialogs /> : null;
}
