/** The end of a lesson: what to take along, each prediction beside its result, and where to go on. */
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import type { Course, CourseState } from './course.ts';
import { choicesOf, type Step } from '../../lessons/lesson.ts';
import { lessonAfter } from '../../lessons/list.ts';
import { useCopy } from '../../ui/useCopy.ts';
import { countsAt, handsCsv, outcomeText, trueChoice } from './hands.ts';
import { Words } from './Words.tsx';

const rightOf = (step: Step) => choicesOf(step).find(({ standing }) => standing === 'right')!;

/** What this visitor's run has shown, where that is something else. */
function otherShown(step: Step, shown: number | undefined): string {
  if (shown === undefined || choicesOf(step)[shown]!.standing === 'right') return '';
  return ` (in your run: ${choicesOf(step)[shown]!.text})`;
}

export function SummaryView({ course, state }: { readonly course: Course; readonly state: CourseState }) {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current!.focus({ preventScroll: true }), []);
  const { lesson } = course;
  const next = lessonAfter(lesson.id);
  const handIn = usePage(({ classPlan }) => classPlan?.handIn ?? false);
  const answered = lesson.steps.flatMap((step, k) => {
    const given = state.given.get(k);
    const choice = given && 'choice' in given ? choicesOf(step)[given.choice]! : undefined;
    const counts = countsAt(step, state, k);
    return choice || counts ? [{ step, k, choice, counts }] : [];
  });
  const counted = answered.some(({ counts }) => counts);
  const said = answered.some(({ choice }) => choice);
  const written = lesson.steps.flatMap((step, k) => {
    const given = state.given.get(k);
    return given && 'text' in given && given.text.trim() !== ''
      ? [{ title: step.title, k, text: given.text }]
      : [];
  });
  return (
    <div className="lesson-step">
      <h2 ref={heading} tabIndex={-1}>
        What to take along
      </h2>
      {lesson.summary !== '' && <p>{lesson.summary}</p>}
      {answered.length > 0 && (
        <table className="lesson-answers">
          <thead>
            <tr>
              <th scope="col">Step</th>
              {said && <th scope="col">You said</th>}
              {counted && <th scope="col">Hands</th>}
              <th scope="col">It is</th>
            </tr>
          </thead>
          <tbody>
            {answered.map(({ step, k, choice, counts }) => (
              <tr key={k}>
                <th scope="row">{k + 1}</th>
                {said && <td>{choice ? <Words text={choice.text} /> : '–'}</td>}
                {counted && (
                  <td>{counts ? outcomeText(counts, trueChoice(step, state.shown.get(k))) : '–'}</td>
                )}
                <td>
                  {choice?.standing === 'right' ? 'as you said' : <Words text={rightOf(step).text} />}
                  {otherShown(step, state.shown.get(k))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {counted && <CountsText text={handsCsv(lesson, state)} />}
      {written.map(({ title, k, text }) => (
        <p key={k}>
          <b>{title}</b> {text}
        </p>
      ))}
      {handIn && (
        <p>
          <Button look="primary" aria-haspopup="dialog" onClick={() => session.show('handIn')}>
            Hand in…
          </Button>
        </p>
      )}
      <div className="lesson-ways">
        <Button onClick={() => course.back()}>Back</Button>
        <Button onClick={() => course.leave()}>Leave</Button>
        {next && (
          <Button
            look={handIn ? 'plain' : 'primary'}
            onClick={() => session.goToLesson({ id: next.id, at: 0, asItIs: false })}
          >{`Next: ${next.title}`}</Button>
        )}
      </div>
    </div>
  );
}

/** For a table of the teacher's own: nothing is kept here. */
function CountsText({ text }: { readonly text: string }) {
  const { field, copied, copy } = useCopy<HTMLTextAreaElement>(text);
  return (
    <details className="hands-text">
      <summary>The counted hands as a table</summary>
      <textarea
        ref={field}
        readOnly
        rows={4}
        aria-label="The counted hands, with commas between the columns"
        value={text}
      />
      <Button onClick={() => void copy()}>{copied === 'copied' ? 'Copied' : 'Copy'}</Button>
    </details>
  );
}
