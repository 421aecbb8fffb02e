/** The question of a step: choices with a reason each, or words of one's own. */
import { Fragment, useId, useState } from 'react';
import { choicesOf, type Choice, type Step } from '../../lessons/lesson.ts';
import { pointText } from '../results/lengthText.ts';
import { Button } from '../../ui/Button.tsx';
import { usePage } from '../sessionContext.ts';
import { countsAt, trueChoice, type Counts } from './hands.ts';
import { HandsBar, HandsCounter } from './HandsView.tsx';
import { Words } from './Words.tsx';
import { isSettled, type Course, type CourseState } from './course.ts';

interface QuestionProps {
  readonly course: Course;
  readonly step: Step;
  readonly state: CourseState;
}

export function QuestionView({ course, step, state }: QuestionProps) {
  const { question } = step;
  if (!question) return null;
  return question.kind === 'say' ? (
    <SayView course={course} text={question.text} state={state} />
  ) : (
    <ChoicesView course={course} text={question.text} step={step} state={state} />
  );
}

function SayView({
  course,
  text,
  state,
}: {
  readonly course: Course;
  readonly text: string;
  readonly state: CourseState;
}) {
  const id = useId();
  const given = state.given.get(state.at);
  return (
    <div className="lesson-question">
      <label htmlFor={id}>
        <Words text={text} />
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={2000}
        value={given && 'text' in given ? given.text : ''}
        onChange={(event) => course.answer({ text: event.target.value })}
      />
    </div>
  );
}

function ChoicesView({ course, text, step, state }: QuestionProps & { readonly text: string }) {
  const id = useId();
  const [picked, setPicked] = useState<number>();
  const given = state.given.get(state.at);
  const answered = given && 'choice' in given ? given.choice : undefined;
  const over = given !== undefined;
  const settled = isSettled(step, state);
  const predicts = step.question?.kind === 'predict';
  const counts = countsAt(step, state, state.at);
  const { counting, offered, begin } = useCounting(counts);
  const truth = settled ? trueChoice(step, state.shown.get(state.at)) : undefined;
  return (
    <div className="lesson-question">
      <fieldset disabled={over}>
        <legend>
          <Words text={text} />
        </legend>
        {choicesOf(step).map((choice, k) => (
          <Fragment key={k}>
            <label data-mark={settled ? markOf(choice) : undefined}>
              <input
                type="radio"
                name={id}
                checked={(answered ?? picked) === k}
                onChange={() => setPicked(k)}
              />
              <span>
                <Words text={choice.text} />
              </span>
              {settled && <span className="lesson-mark">{markText(choice, k === answered)}</span>}
            </label>
            {!over && counting && (
              <HandsCounter
                choice={choice}
                count={counts?.[k] ?? 0}
                onCount={(hands) => course.count(k, hands)}
              />
            )}
            {over && counts && <HandsBar counts={counts} choice={k} truth={truth} />}
          </Fragment>
        ))}
      </fieldset>
      {!over && (!counts || picked !== undefined) && (
        <button
          type="button"
          className="button button-primary"
          disabled={picked === undefined}
          onClick={() => course.answer({ choice: picked! })}
        >
          {predicts ? 'That is my prediction' : 'That is my answer'}
        </button>
      )}
      {!over && counts && (
        <Button look="primary" onClick={() => course.answer({ revealed: true })}>
          {predicts && step.deed === 'play' ? 'Run it' : 'Show the answer'}
        </Button>
      )}
      {!over && offered && (
        <Button look="quiet" onClick={begin}>
          Count raised hands
        </Button>
      )}
      {over && !settled && <p className="lesson-waits">Now watch: the run shows whether it is so.</p>}
      {settled && <ReasonsView step={step} answered={answered} state={state} />}
    </div>
  );
}

/** Whether hands are counted: on the stage at once, elsewhere once somebody wants to; a student with a class link is not asked. */
function useCounting(counts: Counts | undefined) {
  const view = usePage((page) => page.view);
  const student = usePage(({ classPlan }) => classPlan !== undefined);
  const [begun, setBegun] = useState(false);
  const counting = begun || counts !== undefined || view === 'present';
  return { counting, offered: !counting && view === 'page' && !student, begin: () => setBegun(true) };
}

const markOf = ({ standing }: Choice) => (standing === 'right' ? 'right' : undefined);

function markText({ standing }: Choice, own: boolean): string {
  if (standing === 'right') return own ? 'right, and your answer' : 'right';
  return own ? 'your answer' : '';
}

interface ReasonsProps {
  readonly step: Step;
  /** Undefined where nobody has answered. */
  readonly answered: number | undefined;
  readonly state: CourseState;
}

/** The reasons, and what this visitor's run has shown beside them. */
function ReasonsView({ step, answered, state: { at, shown, tried } }: ReasonsProps) {
  const choices = choicesOf(step);
  const own = answered === undefined ? undefined : choices[answered];
  const right = choices.find(({ standing }) => standing === 'right')!;
  const truth = shown.get(at);
  const other = truth === undefined ? undefined : choices[truth]!;
  return (
    <div className="lesson-reasons" role="status">
      {own && (
        <p>
          <Words text={own.because} />
        </p>
      )}
      {own !== right && (
        <p>
          <Words text={right.because} />
        </p>
      )}
      <TriedView tried={tried.get(at)} />
      {other && other !== right && (
        <p>{`This run shows otherwise: “${other.text}”. One run is one draw; most show what is said above.`}</p>
      )}
    </div>
  );
}

/** How this run does at the lengths that the step has tried. */
function TriedView({ tried }: { readonly tried: ReadonlyMap<number, number> | undefined }) {
  const problem = usePage(({ info }) => info?.problem);
  if (!tried || !problem) return null;
  const texts = [...tried].map(([length, metric]) =>
    pointText({ length, metric, loss: NaN }, problem, 'metric'),
  );
  return <p>{`In this run: ${texts.join(' ')}`}</p>;
}
