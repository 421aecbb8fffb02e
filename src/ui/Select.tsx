/** One choice out of several: the native select, with an arrow of our own. */
import type { ComponentProps } from 'react';
import type { Choice } from '../options/option.ts';

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Select({ choices, value, onChange, ...rest }: SelectProps) {
  return (
    <span className="select">
      <select value={value} onChange={(event) => onChange(event.target.value)} {...rest}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
