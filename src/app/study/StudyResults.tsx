/** A study under way, or done: how far it is, what came of it as a picture and as a table, and all of it to take along. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { encodeLink, type StudyPlan } from '../../config/index.ts';
import type { Metric } from '../../tasks/contract/measures.ts';
import type { StudyRun } from '../../studies/study.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useSession } from '../sessionContext.ts';
import { Conclusions } from './Conclusions.tsx';
import { FigureText } from './FigureText.tsx';
import { measuresOf, type MeasureId } from './measures.ts';
import { RunsTable } from './RunsTable.tsx';
import { SaveStudy } from './SaveStudy.tsx';
import type { StudyControl } from './studyControl.ts';
import { StudyGrid } from './StudyGrid.tsx';
import { layoutOf } from './studyLayout.ts';
import { StudyPicture } from './StudyPicture.tsx';
import { StudyProgress } from './StudyProgress.tsx';
import { axesText, baseText } from './studyText.ts';

interface StudyResultsProps {
  readonly study: StudyControl;
  readonly onSetUp: () => void;
  readonly onClose: () => void;
}

type View = 'dots' | 'grid';

const VIEWS = [
  { value: 'dots', label: 'dots' },
  { value: 'grid', label: 'grid' },
];

/** What all runs are judged by; undefined where tasks differ, or none is done yet. */
function metricOf({ study, outcomes }: StudyControl): Metric | undefined {
  if (study?.plan.axes.some(({ key }) => key === 'task')) return undefined;
  for (const { measure } of outcomes.values()) if (measure) return measure.metric;
  return undefined;
}

const seedsText = ({ seeds }: StudyPlan) => (seeds === 1 ? '1 seed' : `${seeds} seeds`);

export function StudyResults({ study, onSetUp, onClose }: StudyResultsProps) {
  const session = useSession();
  const picture = useRef<HTMLElement>(null);
  const { base, plan, rivals } = study.study!;
  const layout = useMemo(() => layoutOf(study.study!), [study.study]);
  const metric = metricOf(study);
  const measures = useMemo(() => measuresOf(metric), [metric]);
  const [shown, setShown] = useState<MeasureId>('toSolved');
  const [view, setView] = useState<View>(layout.groups.values.length > 1 ? 'grid' : 'dots');
  const measure = measures.find(({ id }) => id === shown) ?? measures[0]!;
  const open = useCallback(
    ({ link }: StudyRun) => {
      session.show(undefined);
      session.open(link);
    },
    [session],
  );
  const views = layout.groups.values.length > 1;
  const what = [baseText(base), axesText(base, plan.axes), seedsText(plan)].filter(Boolean).join(' · ');
  return (
    <div className="study-results">
      <p className="sentence">{what}</p>
      <StudyProgress study={study} onSetUp={onSetUp} />
      <section className="study-figure" ref={picture} aria-label="Picture">
        <div className="study-choices" data-not-in-picture="row">
          <Segmented
            label="What is shown"
            choices={measures.map(({ id, label }) => ({ value: id, label }))}
            value={measure.id}
            onChange={(id) => setShown(id as MeasureId)}
          />
          {views && (
            <Segmented label="As" choices={VIEWS} value={view} onChange={(next) => setView(next as View)} />
          )}
        </div>
        {views && view === 'grid' ? (
          <StudyGrid outcomes={study.outcomes} layout={layout} measure={measure} onOpen={open} />
        ) : (
          <StudyPicture study={study} layout={layout} measure={measure} onOpen={open} />
        )}
      </section>
      <Conclusions study={study} />
      <FigureText study={study} />
      <SaveStudy
        study={study}
        picture={picture}
        link={encodeLink(base, undefined, rivals, plan)}
        title={what}
      />
      {study.outcomes.size > 0 && (
        <RunsTable outcomes={study.outcomes} layout={layout} measures={measures} onOpen={open} />
      )}
      <div className="dialog-foot dialog-foot-end">
        <Button onClick={onClose}>{study.underWay ? 'Close, it goes on' : 'Close'}</Button>
      </div>
    </div>
  );
}
