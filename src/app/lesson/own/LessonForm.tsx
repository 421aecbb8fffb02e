/** The lesson as a form: its head, its steps in their order, and the step that is chosen. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { blocksOf, textOf, type Blocks } from '../../../lessons/blocks.ts';
import { readHeadDraft, writeHeadDraft, type HeadDraft } from '../../../lessons/headDraft.ts';
import { useSession } from '../../sessionContext.ts';
import { draftOf, writeDraft } from './draft.ts';
import { fitsForm } from '../../../lessons/stepDraft.ts';
import { Field } from './Field.tsx';
import { StepForm } from './StepForm.tsx';
import { StepList } from './StepList.tsx';

/** Twice what a lesson may have. */
const MOST_STEPS_SHOWN = 60;

/** @param check what is to be mended */
export function LessonForm({ check }: { readonly check: ReactNode }) {
  const session = useSession();
  const { text, step } = useStore(draftOf(session));
  const blocks = blocksOf(text);
  const write = (part: Partial<Blocks>) => writeDraft(session, textOf({ ...blocks, ...part }));
  const at = Math.min(step, blocks.steps.length - 1);
  const chosen = blocks.steps[at];
  if (blocks.steps.length > MOST_STEPS_SHOWN || (chosen !== undefined && !fitsForm(chosen)))
    return (
      <>
        <p>This is more than a form can show. Choose “Text” above to read and mend it.</p>
        {check}
      </>
    );
  return (
    <div className="lesson-form">
      <div className="lesson-form-side">
        <HeadForm block={blocks.head} onWrite={(head) => write({ head })} />
        <StepList steps={blocks.steps} at={at} />
        {check}
      </div>
      {chosen === undefined ? (
        <p className="lesson-form-empty">
          Close this and set the page up as your first step shall begin; then come back and press “Make a step
          from here”. The step opens here, for you to say what there is to see and to ask.
        </p>
      ) : (
        <StepForm
          key={at}
          at={at}
          steps={blocks.steps}
          onWrite={(block) => write({ steps: blocks.steps.with(at, block) })}
        />
      )}
    </div>
  );
}

interface HeadFormProps {
  readonly block: string;
  readonly onWrite: (block: string) => void;
}

function HeadForm({ block, onWrite }: HeadFormProps) {
  const [local, setLocal] = useState<HeadDraft>();
  const same = local && writeHeadDraft(local).trimEnd() === block.trimEnd();
  const draft = same ? local : readHeadDraft(block);
  const change = (part: Partial<HeadDraft>) => {
    const next = { ...draft, ...part };
    setLocal(next);
    onWrite(writeHeadDraft(next));
  };
  return (
    <>
      <Field
        label="Title"
        value={draft.title}
        onChange={(title) => change({ title })}
        input={{ maxLength: 80 }}
      />
      <Field
        label="Minutes"
        value={draft.minutes}
        onChange={(minutes) => change({ minutes })}
        input={{ inputMode: 'numeric' }}
      />
      <Field
        label="To take along, shown at the end"
        value={draft.summary}
        onChange={(summary) => change({ summary: summary.replaceAll('\n', ' ') })}
        rows={2}
      />
    </>
  );
}
