/** Text that the network writes by itself, after a beginning of its own or one that is typed; what it was given is dimmer. */
import { useId, useState, type FormEvent } from 'react';
import { formatCount } from '../../text/numbers.ts';
import type { Asker } from '../../store/answers.ts';
import { Button } from '../../ui/Button.tsx';
import type { Question, Sample } from '../../worker/protocol.ts';
import { SaveMenu } from '../export/SaveMenu.tsx';
import { AskAgain } from '../parts/AskAgain.tsx';
import { useAnswer } from '../useAnswer.ts';
import { sampleTable } from './sampleTable.ts';
import './ask.css';
import './results.css';

export interface SampleTextProps {
  readonly asker: Asker;
  /** False before the training: nothing is written then. */
  readonly begun: boolean;
  /** True for a visitor's own data, which stay out of what is saved. */
  readonly own: boolean;
}

type Asked = Question<'sample'>;

/** The problem's own beginning. */
const BY_ITSELF: Asked = { kind: 'sample' };
const CALMLY = {};

function whenText({ step, temperature }: Sample): string {
  return `after ${formatCount(step)} ${step === 1 ? 'step' : 'steps'}, temperature ${temperature}`;
}

export function SampleText({ asker, begun, own }: SampleTextProps) {
  const id = useId();
  const [asked, ask] = useState(BY_ITSELF);
  const [typed, type] = useState('');
  const { found, refusal, again, question } = useAnswer(asker, begun ? asked : undefined, CALMLY);
  const refused = refusal !== undefined && question === asked;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(typed === '' ? BY_ITSELF : { kind: 'sample', prompt: typed });
  };
  return (
    <section className="results-chart" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>The network writes</h2>
        <SaveMenu what="sample" title="The network writes" table={() => found && sampleTable(found, own)} />
      </div>
      <p className="results-when" id={`${id}-when`} role={refused ? 'alert' : undefined}>
        {refused ? refusal : found ? whenText(found) : 'nothing yet: it begins with the training'}
        <AskAgain again={again} />
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="results-sample" aria-label="Text by the network" tabIndex={0} dir="auto">
        {found && (
          <>
            <span className="results-prompt">{found.prompt}</span>
            {found.text}
          </>
        )}
      </section>
      <form className="ask-form" onSubmit={submit} noValidate data-not-in-picture>
        <label htmlFor={`${id}-prompt`}>Let it write on from words of your own</label>
        <input
          id={`${id}-prompt`}
          type="text"
          dir="auto"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          aria-invalid={refused}
          aria-describedby={`${id}-when`}
          onChange={(event) => type(event.target.value)}
        />
        <Button type="submit">Write</Button>
      </form>
    </section>
  );
}
