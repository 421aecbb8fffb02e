/** A few choices side by side: native radio buttons, so arrow keys move between them. */
import { useId } from 'react';
import type { Choice } from '../options/option.ts';

interface SegmentedProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly describedBy?: string;
}

export function Segmented({ label, choices, value, onChange, describedBy }: SegmentedProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} aria-describedby={describedBy} className="segmented">
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
