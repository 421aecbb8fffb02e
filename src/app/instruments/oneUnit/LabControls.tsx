/** What can be chosen in the one-unit lab: its weights, what it reads, and how it is drawn. */
import { useId } from 'react';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Select } from '../../../ui/Select.tsx';
import { A, B, LENGTH, type InputChoice, type Lab } from './options.ts';

const INPUTS: readonly { readonly value: InputChoice; readonly label: string }[] = [
  { value: 'impulse', label: '1 at t = 1, then 0' },
  { value: 'step', label: '1 at every step' },
  { value: 'alternating', label: '1, −1, 1, −1 …' },
  { value: 'shown', label: 'as in the score' },
];

const UNITS = [
  { value: 'linear', label: 'a·h + b·x' },
  { value: 'tanh', label: 'tanh(a·h + b·x)' },
];

interface LabControlsProps {
  readonly lab: Lab;
  /** Whether the score's example has a number at each step that can be read here. */
  readonly showsExample: boolean;
  readonly onChange: (part: Partial<Lab>) => void;
}

export function LabControls({ lab, showsExample, onChange }: LabControlsProps) {
  const id = useId();
  return (
    <div className="one-unit-controls">
      <Segmented
        label="The next state h′"
        choices={UNITS}
        value={lab.squashed ? 'tanh' : 'linear'}
        onChange={(value) => onChange({ squashed: value === 'tanh' })}
      />
      <NumberField quiet option={A} value={lab.a} onChange={(a) => onChange({ a })} />
      <NumberField quiet option={B} value={lab.b} onChange={(b) => onChange({ b })} />
      <NumberField
        quiet
        option={LENGTH}
        value={lab.timeSteps}
        onChange={(timeSteps) => onChange({ timeSteps })}
      />
      <div className="field field-choice">
        <label htmlFor={`${id}-input`}>input x</label>
        <Select
          id={`${id}-input`}
          choices={INPUTS.filter(({ value }) => value !== 'shown' || showsExample)}
          value={lab.input}
          onChange={(value) => onChange({ input: value as InputChoice })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={lab.scale === 'log'}
          onChange={(event) => onChange({ scale: event.target.checked ? 'log' : 'plain' })}
        />
        <span>sizes on a log scale</span>
      </label>
    </div>
  );
}
