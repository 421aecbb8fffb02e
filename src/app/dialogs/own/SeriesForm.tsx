/** A series out of a file or of lines: what was read of it, and the column that is learned from. */
import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Answer } from '../../../ownData/worker/protocol.ts';
import type { WholeQuestion } from '../../../ownData/worker/client.ts';
import { usePage, useSession } from '../../sessionContext.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { draftsOf, takeSource, type SeriesDraft } from './drafts.ts';
import { failureSentence } from './failureText.ts';
import { OwnFoot } from './OwnFoot.tsx';
import { Notes } from './Notes.tsx';
import { ReadAs } from './ReadAs.tsx';
import { RowsTable } from './RowsTable.tsx';
import { SeriesPlot, seriesFacts } from './SeriesPlot.tsx';
import { SourceField } from './SourceField.tsx';
import { useReading } from './useReading.ts';
import { withOwn } from './withOwn.ts';
import './own.css';

const NOTHING = 'There are no numbers yet: paste the lines of a CSV file, or open one.';

export function SeriesForm({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const id = useId();
  const experiment = usePage((state) => state.experiment);
  const drafts = draftsOf(session);
  const draft = useStore(drafts, ({ series }) => series);
  const { source, choices, sheet, length } = draft;
  const change = (part: Partial<SeriesDraft>) => drafts.setState({ series: { ...draft, ...part } });
  const [asked, setAsked] = useState(false);

  const question = useMemo<WholeQuestion | undefined>(() => {
    if (!source || (source.kind === 'pasted' && source.text.trim() === '')) return undefined;
    const wanted = { kind: 'series', choices, ...(sheet !== undefined && { sheet }) } as const;
    const { task, taskOptions } = withOwn(experiment, length);
    return { source, wanted, task, options: taskOptions };
  }, [source, choices, sheet, length, experiment]);
  const { answer, busy, settled, again } = useReading(question);

  const reading = answer?.kind === 'series' ? answer.reading : undefined;
  const found = reading?.kind === 'series' ? reading : undefined;
  const trial = answer?.kind === 'series' ? answer.trial : undefined;
  const refusal = trial?.kind === 'refused' ? trial : undefined;
  const error = errorOf();

  function errorOf(): string | undefined {
    if (!question) return asked ? NOTHING : undefined;
    if (!answer || !source) return undefined;
    return failureSentence(answer, source, 'series') ?? refusal?.sentence;
  }
  const use = async () => {
    setAsked(true);
    const settledAnswer: Answer | undefined = await settled();
    if (settledAnswer?.kind !== 'series' || settledAnswer.trial?.kind !== 'fits') return;
    const { own, notices } = settledAnswer.trial;
    if (!session.takeOwn(own, withOwn(session.store.getState().experiment, length))) return;
    for (const notice of notices) session.notices.say(notice);
    onDone();
  };
  return (
    <div className="own-series" data-found={found !== undefined || undefined} aria-busy={busy}>
      <div className="own-part">
        <SourceField
          label="Lines of a CSV file"
          placeholder={'year,temperature\n2021,14.8\n2022,14.9'}
          rows={found ? 4 : 6}
          accept=".csv,.tsv,.txt,.dat,.json,.xlsx,.xlsm,text/csv,text/plain"
          openLabel="Open a file…"
          source={source}
          excerpt={answer?.kind === 'series' ? answer.excerpt : undefined}
          invalid={error !== undefined && refusal?.length === undefined}
          describedBy={`${id}-error`}
          onType={(text) => change({ source: { kind: 'pasted', text } })}
          onTake={(next) => takeSource(session, 'series', next)}
        />
        {reading && (
          <ReadAs
            reading={reading}
            choices={choices}
            onChoose={(next) => change({ choices: next })}
            sheets={answer?.kind === 'series' ? answer.sheets : undefined}
            onSheet={(next) => change({ sheet: next, choices: {} })}
          />
        )}
        {found && found.columns.length > 1 && (
          <ColumnTable
            columns={found.columns}
            chosen={found.column}
            onChoose={(column) => change({ choices: { ...choices, column } })}
          />
        )}
      </div>
      <div className="own-part">
        {found && (
          <>
            <SeriesPlot series={found} />
            <RowsTable series={found} />
          </>
        )}
        {reading && <Notes notes={reading.notes} mended={trial?.kind === 'fits' ? trial.notices : []} />}
      </div>
      <p className="unseen" role="status">
        {busy ? 'Reading…' : found ? seriesFacts(found) : ''}
      </p>
      <OwnFoot
        errorId={`${id}-error`}
        error={error}
        onAgain={answer?.kind === 'failed' ? again : undefined}
        fitting={refusal?.length}
        length={length}
        onLength={(next) => change({ length: next })}
        label={busy ? 'Reading…' : 'Use this column'}
        onUse={use}
      />
    </div>
  );
}
