/** The visitor's own text: typed, pasted, dropped, or from a file. */
import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { encodingLabel, ENCODINGS, type Encoding } from '../../ownData/encodings.ts';
import { textSentences, type TextFindings } from '../../ownData/text.ts';
import type { WholeQuestion } from '../../ownData/worker/client.ts';
import { formatCount } from '../../text/numbers.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { draftsOf, takeSource, type TextDraft } from './own/drafts.ts';
import { failureSentence } from './own/failureText.ts';
import { OwnFoot } from './own/OwnFoot.tsx';
import { SourceField } from './own/SourceField.tsx';
import { useReading } from './own/useReading.ts';
import { withOwn } from './own/withOwn.ts';
import './own/own.css';

const NOTHING = 'There is no text of your own yet: paste one, or open a text file.';
const FOUND = 'found';

export function OwnTextDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const id = useId();
  const experiment = usePage((state) => state.experiment);
  const drafts = draftsOf(session);
  const draft = useStore(drafts, ({ text }) => text);
  const { source, encoding, keepLicence, length } = draft;
  const change = (part: Partial<TextDraft>) => drafts.setState({ text: { ...draft, ...part } });
  const [asked, setAsked] = useState(false);

  const question = useMemo<WholeQuestion | undefined>(() => {
    if (!source || (source.kind === 'pasted' && source.text === '')) return undefined;
    const { task, taskOptions } = withOwn(experiment, length);
    const wanted = {
      kind: 'text',
      ...(encoding && { encoding }),
      ...(keepLicence && { keepLicence }),
    } as const;
    return { source, wanted, task, options: taskOptions };
  }, [source, encoding, keepLicence, length, experiment]);
  const { answer, busy, settled, again } = useReading(question);
  const read = answer?.kind === 'text' ? answer : undefined;
  const refusal = read?.trial.kind === 'refused' ? read.trial : undefined;
  // Who is still typing need not hear that it is too short.
  const failure = answer && source && failureSentence(answer, source, 'text');
  const error = question ? (failure ?? (asked ? refusal?.sentence : undefined)) : asked ? NOTHING : undefined;

  const use = async () => {
    setAsked(true);
    const found = await settled();
    if (found?.kind !== 'text' || found.trial.kind !== 'fits') return;
    const experiment = withOwn(session.store.getState().experiment, length);
    if (!session.takeOwn(found.trial.own, experiment)) return;
    onClose();
  };
  return (
    <Dialog title="A text of your own" onClose={onClose}>
      <p>The network learns to say which character comes next. The text stays in this browser.</p>
      <SourceField
        label="Your text"
        placeholder=""
        rows={10}
        accept=".txt,.md,.csv,.json,.abc,text/*"
        openLabel="Open a text file…"
        source={source}
        excerpt={read?.excerpt}
        invalid={error !== undefined}
        describedBy={`${id}-size ${id}-error`}
        onType={(text) => change({ source: { kind: 'pasted', text } })}
        onTake={(next) => {
          setAsked(false);
          takeSource(session, 'text', next);
        }}
      />
      {read?.decoded && (
        <EncodingField
          found={read.decoded.encoding}
          chosen={encoding}
          onChoose={(next) => {
            const { encoding: _before, ...rest } = draft;
            drafts.setState({ text: next ? { ...rest, encoding: next } : rest });
          }}
        />
      )}
      <p className="sentence" id={`${id}-size`} role="status">
        {busy ? 'Reading…' : sizeSentence(read?.findings.characters ?? 0)}
      </p>
      {read && <TextFindingsList findings={read.findings} />}
      {read?.findings.licence && (
        <label className="check">
          <input
            type="checkbox"
            checked={!keepLicence}
            onChange={({ target }) => change({ keepLicence: !target.checked })}
          />
          <span>Leave the licence out</span>
        </label>
      )}
      <OwnFoot
        errorId={`${id}-error`}
        error={error}
        onAgain={answer?.kind === 'failed' ? again : undefined}
        fitting={error === undefined ? undefined : refusal?.length}
        length={length}
        onLength={(next) => change({ length: next })}
        label="Use this text"
        onUse={use}
      />
    </Dialog>
  );
}

function sizeSentence(characters: number): string {
  return `${formatCount(characters)} characters. A few thousand are needed for words to appear; more is better.`;
}

/** What was found in the text, a sentence or two each. */
function TextFindingsList({ findings }: { readonly findings: TextFindings }) {
  const sentences = textSentences(findings);
  if (sentences.length === 0) return null;
  return (
    <ul className="read-notes" aria-label="What was found">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

interface EncodingFieldProps {
  readonly found: Encoding;
  readonly chosen: Encoding | undefined;
  readonly onChoose: (encoding: Encoding | undefined) => void;
}

/** In which encoding a file is read: where letters look wrong, another may be right. */
function EncodingField({ found, chosen, onChoose }: EncodingFieldProps) {
  const id = useId();
  const choices = [
    { value: FOUND, label: chosen ? 'find it' : `found: ${encodingLabel(found)}` },
    ...ENCODINGS.map((encoding) => ({ value: encoding.id, label: encoding.label })),
  ];
  return (
    <div className="read-as-field">
      <label htmlFor={id}>Encoding: if letters look wrong above, choose another</label>
      <Select
        id={id}
        choices={choices}
        value={chosen ?? FOUND}
        onChange={(value) => onChoose(value === FOUND ? undefined : (value as Encoding))}
      />
    </div>
  );
}
