/** The score's title and the choice of the validation example it shows. */
import { useState, type ReactNode } from 'react';

export interface ScoreHeaderProps {
  readonly title: string;
  /** Which of how many examples is shown, from 0; undefined before the first reading. */
  readonly example: number | undefined;
  readonly examples: number | undefined;
  /** Time steps of the example that is shown; undefined before the first reading. */
  readonly timeSteps: number | undefined;
  readonly onExample: (example: number) => void;
  /** More that belongs beside the title. */
  readonly children?: ReactNode;
}

/** "example 3 of 128, 19 steps" */
function exampleText(example: number, examples: number, timeSteps: number): string {
  return `example ${example} of ${examples}, ${timeSteps === 1 ? '1 step' : `${timeSteps} steps`}`;
}

export function ScoreHeader(props: ScoreHeaderProps) {
  const { title, example, examples, timeSteps, onExample, children } = props;
  /** Asked for while `from` is still shown: a second press goes on from there. */
  const [wanted, setWanted] = useState<{ readonly from: number; readonly to: number }>();
  const known = example !== undefined && examples !== undefined && examples > 0;
  const shown = known ? Math.min(wanted?.from === example ? wanted.to : example, examples - 1) : 0;
  const go = (by: number) => {
    if (!known) return;
    const next = (shown + by + examples) % examples;
    setWanted({ from: example, to: next });
    onExample(next);
  };
  const button = (name: string, sign: string, by: number) => (
    <button
      type="button"
      className="score-example"
      aria-label={name}
      title={name}
      aria-disabled={!known || examples === 1}
      onClick={() => examples !== 1 && go(by)}
    >
      {sign}
    </button>
  );
  return (
    <header className="score-header">
      <h2 className="score-title">{title}</h2>
      <fieldset className="score-chooser" aria-label="Validation example">
        {button('Previous example', '‹', -1)}
        <span className="score-which">
          {known ? exampleText(shown + 1, examples, timeSteps ?? 0) : 'example – of –'}
        </span>
        {button('Next example', '›', 1)}
      </fieldset>
      {children}
    </header>
  );
}
