/** One step as a form. What is typed is written into the lesson's text at once; where that was changed elsewhere, it is read anew. */
import { useState } from 'react';
import { settingsAfter } from '../../../lessons/blocks.ts';
import { differenceOf } from '../../../lessons/difference.ts';
import { readInline, wordsIn } from '../../../lessons/inline.ts';
import { MOST_WORDS } from '../../../lessons/limits.ts';
import { readStepDraft, writeStepDraft, type StepDraft } from '../../../lessons/stepDraft.ts';
import { DEEDS } from '../../../lessons/syntax.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession } from '../../sessionContext.ts';
import { Field } from './Field.tsx';
import { LookField } from './LookField.tsx';
import { settingsNow } from './makeStep.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { SelectField } from './SelectField.tsx';

interface StepFormProps {
  readonly at: number;
  readonly steps: readonly string[];
  readonly onWrite: (block: string) => void;
}

const DO = [
  { value: '', label: 'nothing' },
  { value: 'play', label: 'play: start the training' },
  { value: 'pause', label: 'pause' },
  { value: 'reset', label: 'reset: back to step 0' },
] as const satisfies readonly { value: '' | (typeof DEEDS)[number]; label: string }[];

export function StepForm({ at, steps, onWrite }: StepFormProps) {
  const session = useSession();
  const block = steps[at]!;
  const [local, setLocal] = useState<StepDraft>();
  const same = local && writeStepDraft(local).trimEnd() === block.trimEnd();
  const draft = same ? local : readStepDraft(block);
  const change = (part: Partial<StepDraft>) => {
    const next = { ...draft, ...part };
    setLocal(next);
    onWrite(writeStepDraft(next));
  };
  const fromHere = () => {
    const before = settingsAfter(steps)[at - 1] ?? '';
    change({ set: differenceOf(before, settingsNow(session)) });
  };
  const words = wordsIn([readInline(draft.text), readInline(draft.ask === '' ? '' : draft.question)]);
  return (
    <section className="step-form" aria-label={`Step ${at + 1} of ${steps.length}`}>
      <Field
        label="Title of the step"
        value={draft.title}
        onChange={(title) => change({ title })}
        input={{ maxLength: 80, 'data-first': true }}
      />
      <Field
        label="Text"
        value={draft.text}
        onChange={(text) => change({ text })}
        rows={4}
        help={`${words} of ${MOST_WORDS} words, with the question. An empty line begins a paragraph; **bold**, _italic_ and \`code\` are all the markup there is.`}
      />
      <div className="lesson-with-button">
        <Field
          label="Settings that the step makes"
          value={draft.set}
          onChange={(set) => change({ set })}
          help={
            at === 0
              ? 'As in a link. The first step names a task, and so a whole experiment.'
              : 'As in a link: what is otherwise than in the step before. Empty where nothing is.'
          }
        />
        <Button onClick={fromHere}>Take them from the page</Button>
      </div>
      <LookField value={draft.look} onChange={(look) => change({ look })} />
      <QuestionForm draft={draft} onChange={change} />
      <div className="lesson-row">
        <SelectField
          label="The step’s button does"
          choices={DO}
          value={draft.do}
          onChange={(deed) => change({ do: deed })}
        />
        <Field
          label="Playhead at time step"
          value={draft.playhead}
          onChange={(playhead) => change({ playhead })}
          input={{ inputMode: 'numeric' }}
        />
      </div>
      <div className="lesson-row">
        <Field
          label="The step waits for"
          value={draft.until}
          onChange={(until) => change({ until })}
          help="For instance standing>=solved, step>=100, seconds>=20, moved or changed:length. Empty where it waits for nothing."
        />
        <Field
          label="Seconds at most"
          value={draft.within}
          onChange={(within) => change({ within })}
          input={{ inputMode: 'numeric', placeholder: '60' }}
        />
      </div>
      <Field
        label="Hint, where it does not come"
        value={draft.hint}
        onChange={(hint) => change({ hint })}
        rows={2}
      />
    </section>
  );
}
