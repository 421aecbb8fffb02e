/** The page: transport above, then the score, the results and the controls. */
import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { findModel } from '../models/about/index.ts';
import { lanesOf } from '../models/model.ts';
import { findTask } from '../tasks/index.ts';
import type { Session } from '../store/session.ts';
import { ownInUse, type PageState } from '../store/state.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LazySaveMenu } from './export/LazySaveMenu.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Notices } from './Notices.tsx';
import { cellName } from './race/cellName.ts';
import { Score, type ChooseLanes } from './score/Score.tsx';
import type { ScoreRace } from './score/rivals.ts';
import { scoreTitle } from './score/scoreTitle.ts';
import type { OrderBy } from './score/UnitOrder.tsx';
import { SessionContext, usePage, useSession } from './sessionContext.ts';
import { useShortcuts } from './shortcuts.ts';
import { Headline } from './Headline.tsx';
import { SkipLinks } from './SkipLinks.tsx';
import { useCellColor } from './cellColor.ts';
import { useTheme } from './theme.ts';
import { useBeside } from './useBeside.ts';
import { useLanesShown, useShown } from './useClassPlan.ts';
import { usePlayNext } from './usePlayNext.ts';
import { TopBar } from './TopBar.tsx';
import { loadPart } from './parts/load.ts';
import { Contained } from './parts/part.tsx';
import {
  ClassLinkNotices,
  Dialogs,
  LessonPanel,
  LossLine,
  Stage,
  StageLanes,
  Drawer,
  PhasesBar,
  OwnDrop,
  Product,
  Settings,
  RaceScores,
  Results,
} from './pageParts.tsx';
import './styles/index.css';

interface AppProps {
  readonly session: Session;
  /** In place of the ordinary page. */
  readonly children?: ReactNode;
}

export function App({ session, children }: AppProps) {
  return (
    <ErrorBoundary link={() => session.link(false)} onBroken={() => session.dispose()}>
      <SessionContext value={session}>{children ?? <Page />}</SessionContext>
    </ErrorBoundary>
  );
}

/** The page below its bar. */
const COLUMNS = {
  Settings: ControlsColumn,
  Score: ScoreColumn,
  'In one sentence': Headline,
  'Loss so far': LossSoFar,
  Results: ResultsColumn,
  Instruments,
  Phases: OpenPhases,
  Lesson: OpenLesson,
} as const;
type Column = keyof typeof COLUMNS;

/** What is seen first comes first, for eyes and keys alike: in columns beside each other, and in one below the other. */
const BESIDE: readonly Column[] = [
  'Settings',
  'Score',
  'In one sentence',
  'Results',
  'Instruments',
  'Phases',
];
const BELOW: readonly Column[] = [
  'In one sentence',
  'Loss so far',
  'Score',
  'Instruments',
  'Results',
  'Settings',
];
/** On a projector, without what is only set up. */
const PRESENTED: readonly Column[] = [
  'Score',
  'In one sentence',
  'Results',
  'Instruments',
  'Lesson',
  'Phases',
];

function Page() {
  useTheme();
  useCellColor();
  useShortcuts();
  const beside = useBeside();
  const presented = usePage(isPresented);
  return (
    <>
      <div className="page">
        <SkipLinks />
        <div className="frame">
          <Contained label="Bar at the top">
            <TopBar />
          </Contained>
          {presented && <Stage />}
          <main className="columns">
            {(presented ? PRESENTED : beside ? BESIDE : BELOW).map((name) => {
              const Column = COLUMNS[name];
              return (
                <Contained key={name} label={name}>
                  <Column />
                </Contained>
              );
            })}
          </main>
        </div>
      </div>
      <Contained label="Notices" place="over">
        <Notices />
      </Contained>
      {!beside && !presented && (
        <div className="lesson-sheet">
          <OpenLesson />
        </div>
      )}
      {!beside && !presented && <OpenPhases />}
      <LiveRegion />
      <ClassLink />
      <OwnDrop />
      <OpenDialog />
    </>
  );
}

const isPresented = ({ view }: PageState) => view === 'present';

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
  // Before anything was done, the numbers under the playhead say nothing yet.
  const begun = usePage(({ step }) => step > 0);
  const untouched = useStore(session.scoreView, ({ playhead }) => playhead === Infinity);
  const presented = usePage(isPresented);
  /** Told by what is loaded only on the stage. */
  const [choose, setChoose] = useState<ChooseLanes>();
  /** Told by what is loaded only in a race. */
  const [race, setRace] = useState<ScoreRace>();
  const onOrder = useMemo(
    () => async (by: OrderBy) => {
      const found = await session.ask({ kind: 'order', by });
      if (found.kind !== 'refused') return found;
      session.notices.say(found.sentence);
      return undefined;
    },
    [session],
  );
  const shownLanes = useLanesShown();
  const produces = useShown('product') && task.produces !== undefined;
  if (shownLanes?.length === 0 && !produces) return null;
  return (
    <section className="column column-score" aria-label="Example" data-quiet={untouched && !begun}>
      <Score
        series={session.series}
        scoreView={session.scoreView}
        info={info}
        title={`${scoreTitle(task, experiment.taskOptions)}${racing || presented ? `: ${cellName(experiment.cell)}` : ''}`}
        layers={experiment.layers}
        units={experiment.hiddenSize}
        lanes={lanes}
        heads={model.heads?.(experiment.cellOptions) ?? 0}
        timeSteps={timeSteps}
        race={racing ? race : undefined}
        choose={choose}
        onExample={onExample}
        onOrder={onOrder}
        tools={<LazySaveMenu what="score" title="Score" table={table} />}
        edits={session.whatIf}
        shown={shownLanes}
        product={produces ? <Product /> : undefined}
      />
      {racing && <RaceScores onRace={setRace} />}
      {presented && <StageLanes onChoose={setChoose} />}
    </section>
  );
}

function ResultsColumn() {
  const shown = useShown('loss', 'metric', 'norm', 'lengths');
  if (!shown) return null;
  return (
    <section className="column column-results" aria-label="Results">
      <Results />
    </section>
  );
}

function Instruments() {
  return useShown('instruments') ? <Drawer /> : null;
}

/** Beside the score a lesson stands over the settings, else as a sheet at the foot. */
function OpenLesson() {
  const id = usePage(({ lesson }) => lesson?.id);
  return id === undefined ? null : <LessonPanel key={id} />;
}

function LossSoFar() {
  const shown = useShown('loss');
  if (!shown) return null;
  return (
    <section className="column column-line" aria-label="Loss so far">
      <LossLine />
    </section>
  );
}

function ControlsColumn() {
  const beside = useBeside();
  const lesson = usePage(({ lesson }) => lesson !== undefined);
  const shown = useShown('task', 'cell', 'settings', 'race', 'more');
  if (!shown && !(beside && lesson)) return null;
  return (
    <section className="column column-controls" aria-label="Settings">
      {beside && <OpenLesson />}
      <Settings />
    </section>
  );
}

/** Where a class link is open. */
function ClassLink() {
  return usePage(({ classPlan }) => classPlan !== undefined) ? <ClassLinkNotices /> : null;
}

/** While a training step is taken phase by phase. */
function OpenPhases() {
  const open = useStore(useSession().scoreView, ({ sweep }) => sweep !== undefined);
  return open ? <PhasesBar /> : null;
}

function OpenDialog() {
  const open = usePage((state) => state.dialog !== undefined);
  usePlayNext(useSession(), open);
  return open ? <Dialogs /> : null;
}
