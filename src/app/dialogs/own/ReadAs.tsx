/** "What was read": each thing that was found, shown and changeable. */
import { useId, useState } from 'react';
import type { SeriesChoices, SeriesReading } from '../../../ownData/series.ts';
import type { Sheets } from '../../../ownData/worker/protocol.ts';
import { Select } from '../../../ui/Select.tsx';
import { codesIn, OTHER, readAsFields } from './readAs.ts';

interface ReadAsProps {
  readonly reading: SeriesReading;
  readonly choices: SeriesChoices;
  readonly onChoose: (choices: SeriesChoices) => void;
  readonly sheets: Sheets | undefined;
  readonly onSheet: (sheet: string) => void;
}

export function ReadAs({ reading, choices, onChoose, sheets, onSheet }: ReadAsProps) {
  const id = useId();
  const [typing, setTyping] = useState(false);
  const fields = readAsFields(reading, choices).filter(
    // Of a sheet these are known.
    ({ label }) => !sheets || !['Separator', 'Decimal sign'].includes(label),
  );
  const chosen = Object.keys(choices).length > 0;
  return (
    <section className="read-as" aria-labelledby={`${id}-title`}>
      <div className="read-as-head">
        <h3 id={`${id}-title`}>What was read</h3>
        {chosen && (
          <button type="button" className="button button-quiet" onClick={() => onChoose({})}>
            Back to what was found
          </button>
        )}
      </div>
      <div className="read-as-fields">
        {sheets && sheets.names.length > 1 && (
          <label className="read-as-field">
            <span>Sheet</span>
            <Select
              choices={sheets.names.map((name) => ({ value: name, label: name }))}
              value={sheets.chosen}
              onChange={onSheet}
            />
          </label>
        )}
        {fields.map(({ label, choices: named, value, choose }) => (
          <label key={label} className="read-as-field">
            <span>{label}</span>
            <Select
              choices={named}
              value={typing && label === 'Not measured' ? OTHER : value}
              onChange={(next) => {
                setTyping(next === OTHER);
                if (next !== OTHER) onChoose(choose(next));
              }}
            />
          </label>
        ))}
        {typing && (
          <OtherCodes
            onCodes={(missing) => {
              setTyping(false);
              onChoose({ ...choices, missing });
            }}
          />
        )}
      </div>
    </section>
  );
}

/** Numbers that stand for "not measured", typed. */
function OtherCodes({ onCodes }: { readonly onCodes: (codes: readonly number[]) => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const commit = () => {
    if (typed.trim() === '') return;
    const codes = codesIn(typed);
    setWrong(codes === undefined);
    if (codes) onCodes(codes);
  };
  return (
    <label className="read-as-field">
      <span>Numbers that stand for “not measured”</span>
      <input
        className="box"
        autoFocus
        inputMode="decimal"
        placeholder="−999; −99"
        value={typed}
        aria-invalid={wrong}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {wrong && <span className="help-error">Write numbers, with a semicolon between them.</span>}
    </label>
  );
}
