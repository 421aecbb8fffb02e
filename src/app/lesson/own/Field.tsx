/** A line or a few of text with its label, and a sentence on it where that helps. */
import { useId, type ComponentProps } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many lines are in sight; one that is a single line where it is left out. */
  readonly rows?: number;
  readonly help?: string | undefined;
  readonly input?: ComponentProps<'input'> & { readonly 'data-first'?: boolean | undefined };
}

export function Field({ label, value, onChange, rows, help, input }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
  };
  return (
    <div className="lesson-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...input} {...shared} className="box" onChange={({ target }) => onChange(target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={({ target }) => onChange(target.value)} />
      )}
      {help !== undefined && <p id={`${id}-help`}>{help}</p>}
    </div>
  );
}
