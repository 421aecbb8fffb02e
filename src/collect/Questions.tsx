/** Predictions against outcomes, question by question, as bars with their counts. */
import { readInline } from '../lessons/inline.ts';
import { formatCount } from '../text/numbers.ts';
import type { TalliedChoice, TalliedLesson, TalliedQuestion } from './tally.ts';

/** Without its markup. */
const wordsOf = (text: string) =>
  readInline(text)
    .map((span) => span.text)
    .join('');

export function Questions({ lessons }: { readonly lessons: readonly TalliedLesson[] }) {
  return lessons
    .filter(({ questions }) => questions.length > 0)
    .map(({ id, title, count, questions }) => (
      <section key={`${id} ${title}`} aria-label={`Answers: ${title}`}>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <p className="sentence">
          {count === 1 ? 'One hand-in.' : `${formatCount(count)} hand-ins.`} The upper bar counts who chose an
          answer, the lower one whose run has shown it.
        </p>
        <div className="collect-questions">
          {questions.map((question) => (
            <QuestionBars key={`${question.step} ${question.kind}`} question={question} />
          ))}
        </div>
      </section>
    ));
}

function QuestionBars({ question }: { readonly question: TalliedQuestion }) {
  const { step, text, choices, words } = question;
  const most = Math.max(1, ...choices.flatMap(({ said, shown }) => [said, shown]));
  return (
    <div className="collect-question">
      <h3>{text === undefined ? `Step ${step}` : `${step}. ${wordsOf(text)}`}</h3>
      {choices.map((choice) => (
        <ChoiceBars key={choice.text} choice={choice} most={most} />
      ))}
      {words.length > 0 && (
        <ul className="collect-answers">
          {words.map(({ name, text: said }, k) => (
            <li key={k}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              <bdi>{said}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ChoiceBars({ choice, most }: { readonly choice: TalliedChoice; readonly most: number }) {
  const { text, said, shown, right } = choice;
  return (
    <div className="collect-choice">
      <p>
        <bdi>{wordsOf(text)}</bdi>
        {right && <span className="collect-right">✓ right</span>}
      </p>
      <Bar label="said" count={said} most={most} />
      {shown > 0 && <Bar label="shown by runs" count={shown} most={most} />}
    </div>
  );
}

interface BarProps {
  readonly label: 'said' | 'shown by runs';
  readonly count: number;
  readonly most: number;
}

function Bar({ label, count, most }: BarProps) {
  return (
    <div className="collect-bar" data-of={label === 'said' ? 'said' : 'shown'}>
      {/* A bar of its own box, as styles written into elements are not let in. */}
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(100 * count) / most} height="1" />
      </svg>
      <span>{`${formatCount(count)} ${label}`}</span>
    </div>
  );
}
