/** Text that the network writes by itself, after a beginning of its own or one that is typed; what it was given is dimmer. */
import { useId, useState, type FormEvent } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { Sample } from '../../../worker/protocol.ts';
import { useTable } from '../../export/context.ts';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { whenText } from '../whenText.ts';
import { sampleTable } from './sampleTable.ts';
import { BY_ITSELF, useSample } from './useSample.ts';
import '../form.css';
import './sample.css';

export interface SamplePanelProps {
  readonly task: string;
  /** True for a visitor's own data, which stay out of what is taken away. */
  readonly own: boolean;
}

const stateText = ({ step, temperature }: Sample) => `${whenText(step)}, temperature ${temperature}`;

export function SamplePanel({ task, own }: SamplePanelProps) {
  const id = useId();
  const [typed, type] = useState('');
  const { shared, found, refusal, again, current } = useSample(task);
  const refused = refusal !== undefined && current;
  useTable(() => found && sampleTable(found, own));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    shared.ask(typed === '' ? BY_ITSELF : { kind: 'sample', prompt: typed });
  };
  return (
    <div className="sample">
      <form className="product-form" onSubmit={submit} noValidate data-not-in-picture>
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
      <p className="sample-when" id={`${id}-when`} role={refused ? 'alert' : undefined}>
        {refused ? refusal : found ? stateText(found) : 'nothing yet: it begins with the training'}
        <AskAgain again={again} />
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="sample-text" aria-label="Text by the network" tabIndex={0} dir="auto">
        {found && (
          <>
            <span className="sample-prompt">{found.prompt}</span>
            {found.text}
          </>
        )}
      </section>
    </div>
  );
}
