/** A link for a class: what they do, what they see, what they may not change, and whether they hand in. */
import { useId, useState } from 'react';
import { OWN_LESSON } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import { lessons } from '../../lessons/list.ts';
import { ownInUse } from '../../store/state.ts';
import { findTask } from '../../tasks/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { ClassLinks } from './ClassLinks.tsx';
import {
  classCode,
  classFragment,
  lockedBy,
  presenterFragment,
  shownBy,
  withoutLesson,
  type Draft,
} from './draft.ts';
import { lockGroups } from './lockGroups.ts';
import { lockName } from './lockKeys.ts';
import { keysToChange, neededParts } from './needs.ts';
import { SHOW_GROUPS } from './partNames.ts';
import { ProjectorList } from './ProjectorList.tsx';
import { SHOW_ORDER } from './showOrder.ts';
import { TickGroups } from './TickGroups.tsx';
import { useLesson } from './useLesson.ts';
import './classLink.css';

const THIS = { value: '', label: 'This experiment, as it is now' };

const LOCKS = [
  { value: 'nothing', label: 'nothing' },
  { value: 'usual', label: 'task and cell' },
  { value: 'everything', label: 'everything' },
  { value: 'chosen', label: 'choose…' },
];

export function ClassLinkDialog({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const own = usePage(ownInUse);
  const open = usePage(({ lesson }) => lesson);
  // A lesson that only this tab has is in no link.
  const passable = open && open.id !== OWN_LESSON ? open : undefined;
  const [draft, setDraft] = useState<Draft>(() => ({
    lesson: passable?.id ?? '',
    at: 0,
    show: 'everything',
    shown: SHOW_ORDER,
    lock: 'nothing',
    locked: [],
    handIn: true,
    list: [],
  }));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const ours = lessons.map((each) => ({ value: each.id, label: each.title }));
  const strange =
    passable && !lessons.some((each) => each.id === passable.id)
      ? [{ value: passable.id, label: 'The lesson that is open' }]
      : [];
  const lesson = useLesson(session, draft.lesson);
  const needed = lesson ? neededParts(lesson) : SHOW_ORDER;
  const [base = '', fragment = ''] = session.link(false).split('#');
  const present = withoutLesson(fragment);
  const code = classCode(draft, present);
  const asked = lesson ? keysToChange(lesson) : [];
  const inTheWay = asked.filter((key) => {
    const locked = lockedBy(draft);
    return locked.includes(key) || draft.lock === 'everything';
  });
  const shows = [
    { value: 'everything', label: 'everything' },
    ...(lesson ? [{ value: 'needed', label: 'what the lesson needs' }] : []),
    { value: 'chosen', label: 'choose…' },
  ];
  const title =
    [...ours, ...strange].find(({ value }) => value === draft.lesson)?.label ??
    `${findTask(experiment.task)!.label}: ${findModel(experiment.cell)!.label}`;
  return (
    <Dialog title="For a class" size="wide" onClose={onClose}>
      <div className="class-link">
        <div className="class-form">
          <section>
            <h3 id={`${id}-do`}>What they do</h3>
            <Select
              aria-labelledby={`${id}-do`}
              data-first
              choices={[THIS, ...strange, ...ours]}
              value={draft.lesson}
              onChange={(next) =>
                change({ lesson: next, at: 0, ...(draft.show === 'needed' && { show: 'everything' }) })
              }
            />
            {lesson && (
              <Select
                aria-label="From which step"
                choices={lesson.steps.map((step, k) => ({
                  value: String(k),
                  label: `from step ${k + 1}: ${step.title}`,
                }))}
                value={String(draft.at)}
                onChange={(next) => change({ at: Number(next) })}
              />
            )}
            {own && draft.lesson === '' && (
              <p className="sentence">
                {`Your ${own.kind === 'text' ? 'text' : 'series'} stays in this browser: no link for a class and no QR code holds it. Students get the built-in one.`}
              </p>
            )}
          </section>
          <section>
            <h3>What they see</h3>
            <Segmented
              label="What they see"
              choices={shows}
              value={draft.show}
              onChange={(next) =>
                change({
                  show: next as Draft['show'],
                  ...(next === 'chosen' && { shown: shownBy(draft, needed) ?? SHOW_ORDER }),
                })
              }
            />
            {draft.show === 'chosen' && (
              <TickGroups
                groups={SHOW_GROUPS}
                ticked={draft.shown}
                onTick={(ticked) => change({ shown: SHOW_ORDER.filter((name) => ticked.includes(name)) })}
              />
            )}
          </section>
          <section>
            <h3>What they may not change</h3>
            <Segmented
              label="What they may not change"
              choices={LOCKS}
              value={draft.lock}
              onChange={(next) =>
                change({
                  lock: next as Draft['lock'],
                  ...(next === 'chosen' && draft.lock === 'usual' && { locked: lockedBy(draft) }),
                })
              }
            />
            {draft.lock === 'chosen' && (
              <TickGroups
                groups={lockGroups(draft.lesson === '' ? experiment : undefined)}
                ticked={draft.locked}
                onTick={(locked) => change({ locked })}
              />
            )}
            {inTheWay.length > 0 && (
              <p className="sentence class-warning">
                {`This lesson asks students to change ${inTheWay.map((key) => lockName(key) ?? key).join(', ')}: leave that open, or they cannot do it without unlocking.`}
              </p>
            )}
            <p className="sentence">
              What is hidden or locked is a guide, and no security: whoever wants to can unlock it for the
              visit, and a hand-in then says so. Results are the same, whatever is hidden.
            </p>
          </section>
          <label className="check">
            <input
              type="checkbox"
              checked={draft.handIn}
              onChange={(event) => change({ handIn: event.target.checked })}
            />
            <span>They hand in their results: as a text or a file, which you collect. Nothing is sent.</span>
          </label>
          {draft.lesson === '' && <ProjectorList list={draft.list} onList={(list) => change({ list })} />}
          <p className="sentence">
            <NewTabLink href="./collect.html">Collect what they hand in</NewTabLink>, and check it by running
            it again.
          </p>
        </div>
        <ClassLinks
          key={draft.lesson}
          title={title}
          link={`${base}#${classFragment(draft, needed, present)}`}
          short={code && `${base}#${code}`}
          presenter={`${base}#${presenterFragment(draft, needed, present)}`}
        />
      </div>
    </Dialog>
  );
}
