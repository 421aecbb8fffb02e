/** The question of a step: its kind, its words, its choices with a reason each. */
import { useRef } from 'react';
import type { ChoiceDraft, StepDraft } from '../../../lessons/stepDraft.ts';
import { MOST_CHOICES } from '../../../lessons/syntax.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from './Field.tsx';
import { SelectField } from './SelectField.tsx';

interface QuestionFormProps {
  readonly draft: StepDraft;
  readonly onChange: (part: Partial<StepDraft>) => void;
}

const KINDS = [
  { value: '', label: 'no question' },
  { value: 'predict', label: 'a prediction, before the run' },
  { value: 'check', label: 'a check, after it' },
  { value: 'say', label: 'to be answered in one’s own words' },
];

const MARKS = [
  { value: 'x', label: 'the true one' },
  { value: ' ', label: 'not true' },
  { value: '?', label: '“I do not know”' },
];

const NEW: ChoiceDraft = { mark: ' ', text: '', because: '', when: '' };
const FIRST: readonly ChoiceDraft[] = [
  { ...NEW, mark: 'x' },
  NEW,
  { ...NEW, mark: '?', text: 'I do not know' },
];

export function QuestionForm({ draft, onChange }: QuestionFormProps) {
  const { ask, question, choices } = draft;
  const box = useRef<HTMLFieldSetElement>(null);
  const chooses = ask === 'predict' || ask === 'check';
  const takeKind = (kind: string) => {
    const next = kind as StepDraft['ask'];
    const needs = (next === 'predict' || next === 'check') && choices.length === 0;
    onChange({ ask: next, ...(needs && { choices: FIRST }) });
  };
  const changeChoice = (k: number, part: Partial<ChoiceDraft>) =>
    onChange({
      choices: choices.map((choice, j) => {
        if (j === k) return { ...choice, ...part };
        // One alone is true.
        return part.mark === 'x' && choice.mark === 'x' ? { ...choice, mark: ' ' } : choice;
      }),
    });
  const remove = (k: number) => {
    onChange({ choices: choices.filter((_, j) => j !== k) });
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('select')?.focus());
  };
  return (
    <fieldset className="lesson-question-form" ref={box}>
      <legend>Question</legend>
      <SelectField label="It asks" choices={KINDS} value={ask} onChange={takeKind} />
      {ask !== '' && (
        <Field
          label="The question"
          value={question}
          onChange={(text) => onChange({ question: text })}
          rows={2}
        />
      )}
      {chooses && (
        <ol className="lesson-choices">
          {choices.map((choice, k) => (
            <li key={k}>
              <Field
                label={`Choice ${k + 1}`}
                value={choice.text}
                onChange={(text) => changeChoice(k, { text })}
              />
              <SelectField
                label={`Choice ${k + 1} is`}
                choices={MARKS}
                value={choice.mark}
                onChange={(mark) => changeChoice(k, { mark: mark as ChoiceDraft['mark'] })}
              />
              <Field
                label={`Why it is so, or is not (choice ${k + 1})`}
                value={choice.because}
                onChange={(because) => changeChoice(k, { because })}
                rows={2}
              />
              {ask === 'predict' && (
                <Field
                  label={`What the run shows where choice ${k + 1} is true`}
                  value={choice.when}
                  onChange={(when) => changeChoice(k, { when })}
                  input={{ placeholder: 'may stay empty' }}
                />
              )}
              <Button onClick={() => remove(k)}>{`Remove choice ${k + 1}`}</Button>
            </li>
          ))}
        </ol>
      )}
      {chooses && choices.length < MOST_CHOICES && (
        <Button onClick={() => onChange({ choices: [...choices, NEW] })}>Another choice</Button>
      )}
    </fieldset>
  );
}
