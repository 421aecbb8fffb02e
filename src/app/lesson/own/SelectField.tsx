/** One choice out of several, with its label; a value that is none of them stays what it is. */
import { useId } from 'react';
import type { Choice } from '../../../options/option.ts';
import { Select } from '../../../ui/Select.tsx';

interface SelectFieldProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function SelectField({ label, choices, value, onChange }: SelectFieldProps) {
  const id = useId();
  const known = choices.some((choice) => choice.value === value);
  return (
    <div className="lesson-field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        choices={known ? choices : [...choices, { value, label: value }]}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
