/** One setting of a study: which it is, and its values, ticked where they have names and typed where they are numbers. */
import { useId, useState } from 'react';
import type { Experiment, StudyAxis } from '../../config/index.ts';
import { Select } from '../../ui/Select.tsx';
import { axisKeys, firstValues, readValues, valuesFor, writeValues } from './axisChoices.ts';

const NONE = '';

interface AxisFieldProps {
  /** "Setting", or "Second setting". */
  readonly label: string;
  readonly experiment: Experiment;
  readonly axis: StudyAxis | undefined;
  /** What another axis goes through already. */
  readonly taken: string | undefined;
  readonly onChange: (axis: StudyAxis | undefined) => void;
}

export function AxisField({ label, experiment, axis, taken, onChange }: AxisFieldProps) {
  const id = useId();
  const choices = [
    { value: NONE, label: 'nothing' },
    ...axisKeys(experiment).filter(({ value }) => value !== taken),
  ];
  return (
    <fieldset className="study-axis">
      <legend className="unseen">{label}</legend>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        choices={choices}
        value={axis?.key ?? NONE}
        onChange={(key) => onChange(key === NONE ? undefined : { key, values: firstValues(experiment, key) })}
      />
      {axis && <Values key={axis.key} experiment={experiment} axis={axis} onChange={onChange} />}
    </fieldset>
  );
}

interface ValuesProps {
  readonly experiment: Experiment;
  readonly axis: StudyAxis;
  readonly onChange: (axis: StudyAxis) => void;
}

function Values({ experiment, axis, onChange }: ValuesProps) {
  const values = valuesFor(experiment, axis.key);
  if (!values) return null;
  if (values.kind === 'numbers') return <Numbers experiment={experiment} axis={axis} onChange={onChange} />;
  const toggle = (value: string, on: boolean) => {
    // They keep the order of the list.
    const chosen = values.names.filter((name) =>
      name.value === value ? on : axis.values.includes(name.value),
    );
    if (chosen.length > 0) onChange({ ...axis, values: chosen.map((name) => name.value) });
  };
  return (
    <div className="study-names" role="group" aria-label="Values">
      {values.names.map(({ value, label }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={axis.values.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function Numbers({ experiment, axis, onChange }: ValuesProps) {
  const id = useId();
  const [text, setText] = useState(() => writeValues(axis.values));
  const [problem, setProblem] = useState<string>();
  const values = valuesFor(experiment, axis.key);
  if (values?.kind !== 'numbers') return null;
  const read = () => {
    const found = readValues(values.option, text);
    setProblem(found.problem);
    if (found.values.length === 0) return;
    setText(writeValues(found.values));
    onChange({ ...axis, values: found.values });
  };
  return (
    <div className="study-numbers">
      <label htmlFor={id} className="unseen">
        Values, with commas between them
      </label>
      <input
        id={id}
        className="box"
        type="text"
        inputMode="text"
        autoComplete="off"
        value={text}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => {
          setText(event.target.value);
          const found = readValues(values.option, event.target.value);
          if (found.problem === undefined) {
            setProblem(undefined);
            onChange({ ...axis, values: found.values });
          }
        }}
        onBlur={read}
        onKeyDown={(event) => event.key === 'Enter' && read()}
      />
      {problem !== undefined && (
        <p className="study-problem" id={`${id}-problem`} role="status">
          {problem}
        </p>
      )}
    </div>
  );
}
