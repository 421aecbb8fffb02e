/** What came of the runs as a picture: a dot for each seed, a line through the medians. A dot opens its run. */
import { useCallback, useId, useMemo } from 'react';
import type { Surface } from '../../charts/canvas.ts';
import { drawStudyDots } from '../../charts/studyDots.ts';
import type { Theme } from '../../charts/theme.ts';
import type { StudyRun } from '../../studies/study.ts';
import { summaryOf } from '../../studies/summary.ts';
import { PickPicture } from '../instruments/shared/PickPicture.tsx';
import { cellColor, colorPair } from '../cellColor.ts';
import type { Measure } from './measures.ts';
import type { StudyControl } from './studyControl.ts';
import type { StudyGroup, StudyLayout } from './studyLayout.ts';

interface StudyPictureProps {
  readonly study: StudyControl;
  readonly layout: StudyLayout;
  readonly measure: Measure;
  readonly onOpen: (run: StudyRun) => void;
}

interface Dot {
  readonly run: StudyRun;
  readonly place: number;
  readonly group: number;
  readonly value: number | undefined;
}

/** The dots there are now, place by place. */
function dotsOf({ outcomes }: StudyControl, { cells }: StudyLayout, measure: Measure): Dot[] {
  return cells.flatMap(({ cell, place, group }) =>
    cell.runs.flatMap((run) => {
      const outcome = outcomes.get(run.link);
      return outcome && outcome.ending !== 'failed'
        ? [{ run, place, group, value: measure.of(outcome) }]
        : [];
    }),
  );
}

/** The colour of a group: its model's, or one of the classes'. */
function colorOf(theme: Theme, { model }: StudyGroup, k: number, alone: boolean): string {
  if (model !== undefined) return theme.color(colorPair(model));
  return alone ? theme.accent : theme.classes[k % theme.classes.length]!;
}

export function StudyPicture({ study, layout, measure, onOpen }: StudyPictureProps) {
  const id = useId();
  const { along, groups, cells } = layout;
  const alone = groups.values.length === 1;
  const now = () => dotsOf(study, layout, measure);
  const draw = useCallback(
    (surface: Surface, theme: Theme, picked: number | undefined) => {
      const medians = cells.map(({ cell, place, group }) => ({
        place,
        group,
        value: measure.over(summaryOf(cell, study.outcomes))?.median ?? undefined,
      }));
      return drawStudyDots(
        surface,
        {
          labels: along.values,
          numbers: along.numbers,
          dots: dotsOf(study, layout, measure),
          medians,
          colors: groups.values.map((group, k) => colorOf(theme, group, k, alone)),
          scale: measure.scale,
          ...(measure.top !== undefined && { top: measure.top }),
          ...(measure.formatTick && { format: measure.formatTick }),
          none: measure.none,
          picked,
        },
        theme,
      );
    },
    [study, layout, measure, along, groups, cells, alone],
  );
  const say = (index: number) => {
    const { run, place, group, value } = now()[index]!;
    const where = [along.values[place]!, ...(alone ? [] : [groups.values[group]!.label])].join(', ');
    const what = value === undefined ? measure.none : `${measure.label} ${measure.format(value)}`;
    return `${where}, seed ${run.seed}: ${what}`;
  };
  const keys = useMemo(() => groups.values.map(({ label, model }, k) => ({ label, model, k })), [groups]);
  return (
    <>
      <PickPicture
        source={study}
        label={`${measure.label} by ${along.label}`}
        describedBy={`${id}-what`}
        className="study-picture"
        count={() => now().length}
        draw={draw}
        say={say}
        hint="Choose a dot, also by the arrow keys, to read it; a click or Enter opens its run on the page."
        onChoose={(index) => onOpen(now()[index]!.run)}
      />
      {!alone && (
        <p className="study-key" aria-hidden="true">
          {keys.map(({ label, model, k }) => (
            <span
              key={label}
              style={{ color: model === undefined ? `var(--class-${k % 6})` : cellColor(model) }}
            >
              <i />
              <b>{label}</b>
            </span>
          ))}
        </p>
      )}
      <p className="study-what" id={`${id}-what`}>
        {`${measure.label} by ${along.label}: a dot for each seed, a line through the medians.`}
      </p>
    </>
  );
}
