/** A series out of a CSV file, opened or pasted: one of its columns. */
import { useEffect, useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { loadPart, orTell } from '../parts/load.ts';
import { useSession } from '../sessionContext.ts';
import { columnsOf, likelyColumn, valuesOf, type Column, type CsvParser } from './csv.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { FileButton } from './FileButton.tsx';
import { tryOwn } from './trial.ts';

/** A text area with more than this is slow to type in: what was opened is used, and only its beginning shown. */
const MOST_SHOWN = 200_000;
/** Typing is read once it has paused for so long. */
const TYPING_MS = 150;

interface Source {
  readonly text: string;
  /** The file's name; empty where the text was typed or pasted. */
  readonly name: string;
}

/** What was found in a source. */
interface Reading {
  readonly source: Source;
  readonly columns: readonly Column[];
  readonly chosen: number;
  readonly error?: string;
}

function readingOf(source: Source, parser: CsvParser): Reading {
  const read = columnsOf(parser, source.text);
  if ('error' in read) return { source, columns: [], chosen: 0, error: read.error };
  return { source, columns: read.columns, chosen: likelyColumn(read.columns) };
}

export function CsvForm({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const id = useId();
  const [source, setSource] = useState<Source>({ text: '', name: '' });
  const [read, setRead] = useState<Reading>();
  const [refusal, setRefusal] = useState<string | undefined>();
  const current = read?.source === source ? read : undefined;
  const columns = current?.columns ?? [];
  const chosen = current?.chosen ?? 0;
  const error = refusal ?? current?.error;

  useEffect(() => {
    if (source.text === '') return;
    const timer = setTimeout(() => {
      void orTell(session, 'What reads the series', async () => {
        const { default: parser } = await loadPart(() => import('papaparse'));
        setRead(readingOf(source, parser));
      });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [session, source]);

  const take = (text: string, name = '') => {
    setRefusal(undefined);
    setSource({ text, name });
  };
  const use = async () => {
    const column = columns[chosen];
    if (!column)
      return setRefusal(error ?? 'There are no numbers yet: paste the lines of a CSV file, or open one.');
    const own = { kind: 'series', name: nameOf(column, source.name), values: valuesOf(column) } as const;
    const trial = await tryOwn(session.store.getState().experiment, own);
    if ('error' in trial) return setRefusal(trial.error);
    session.takeOwn(trial.own, trial.experiment);
    for (const notice of trial.notices) session.notices.say(notice);
    onDone();
  };
  return (
    <>
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
      {columns.length > 0 && (
        <ColumnTable
          columns={columns}
          chosen={chosen}
          onChoose={(index) => current && setRead({ ...current, chosen: index })}
        />
      )}
      <p className="help-line help-error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <div className="dialog-foot">
        <FileButton
          label="Open a CSV file…"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onText={take}
          onError={setRefusal}
        />
        <Button look="primary" onClick={use}>
          Use this column
        </Button>
      </div>
    </>
  );
}

/** A name for the series: the column's own, or the file's where the column has none. */
function nameOf(column: Column, file: string): string {
  return /^column \d+$/.test(column.name) && file !== '' ? file.replace(/\.[^.]+$/, '') : column.name;
}
