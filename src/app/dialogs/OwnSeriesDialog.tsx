/** The visitor's own series: a column out of a CSV file, opened or pasted. */
import { useEffect, useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countText, valueText } from '../numbers.ts';
import { useSession } from '../session.ts';
import { columnsOf, filledValues, likelyColumn, type Column } from './csv.ts';
import { FileButton } from './FileButton.tsx';
import { tryOwn } from './trial.ts';

/** A text area with more than this is slow to type in: what was opened is used, and only its beginning shown. */
const MOST_SHOWN = 200_000;

export function OwnSeriesDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const id = useId();
  const [source, setSource] = useState({ text: '', name: '' });
  const [columns, setColumns] = useState<readonly Column[]>([]);
  const [chosen, setChosen] = useState(0);
  const [error, setError] = useState<string | undefined>();

  useEffect(() => {
    if (source.text === '') return setColumns([]);
    let stale = false;
    const timer = setTimeout(async () => {
      const { default: parser } = await import('papaparse');
      if (stale) return;
      const read = columnsOf(parser, source.text);
      if ('error' in read) {
        setColumns([]);
        setError(read.error);
        return;
      }
      setColumns(read.columns);
      setChosen(likelyColumn(read.columns));
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [source]);

  const take = (text: string, name = '') => {
    setError(undefined);
    setSource({ text, name });
  };
  const use = async () => {
    const column = columns[chosen];
    if (!column)
      return setError(error ?? 'There are no numbers yet: paste the lines of a CSV file, or open one.');
    const own = { kind: 'series', name: nameOf(column, source.name), values: filledValues(column) } as const;
    const trial = await tryOwn(session.store.getState().experiment, own);
    if ('error' in trial) return setError(trial.error);
    session.useOwn(own, trial.experiment);
    onClose();
  };
  return (
    <Dialog title="A series of your own" onClose={onClose}>
      <p>The network learns to say the next value of one column. The numbers stay in this browser.</p>
      <label htmlFor={id}>Lines of a CSV file</label>
      <textarea
        id={id}
        className="own-text"
        data-first
        rows={6}
        placeholder={'year,temperature\n2021,14.8\n2022,14.9'}
        value={source.text.slice(0, MOST_SHOWN)}
        readOnly={source.text.length > MOST_SHOWN}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => take(event.target.value)}
      />
      {columns.length > 0 && <ColumnTable columns={columns} chosen={chosen} onChoose={setChosen} />}
      <p className="help-line help-error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <div className="dialog-foot">
        <FileButton
          label="Open a CSV file…"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onText={take}
          onError={setError}
        />
        <Button look="primary" onClick={use}>
          Use this column
        </Button>
      </div>
    </Dialog>
  );
}

interface ColumnTableProps {
  readonly columns: readonly Column[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

function ColumnTable({ columns, chosen, onChoose }: ColumnTableProps) {
  const name = useId();
  const { holes } = columns[chosen]!;
  return (
    <>
      <div className="columns-table" role="group" aria-label="Columns" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Values</th>
              <th scope="col">Smallest</th>
              <th scope="col">Largest</th>
              <th scope="col">Holes</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, k) => (
              <tr key={k}>
                <th scope="row">
                  <label className="check">
                    <input type="radio" name={name} checked={k === chosen} onChange={() => onChoose(k)} />
                    <span>{column.name}</span>
                  </label>
                </th>
                <td>{countText(column.count)}</td>
                <td>{valueText(column.min)}</td>
                <td>{valueText(column.max)}</td>
                <td>{countText(column.holes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {holes > 0 && (
        <p className="sentence">
          {holes === 1 ? '1 line has no number' : `${countText(holes)} lines have no number`} in this column;
          a straight line between the neighbours takes the place.
        </p>
      )}
    </>
  );
}

/** A name for the series: the column's own, or the file's where the column has none. */
function nameOf(column: Column, file: string): string {
  return /^column \d+$/.test(column.name) && file !== '' ? file.replace(/\.[^.]+$/, '') : column.name;
}
