/** The visitor's own text: typed, pasted, or from a file. */
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { charactersIn } from '../../config/index.ts';
import { formatCount } from '../../text/numbers.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { FileButton } from './FileButton.tsx';
import { tryOwn } from './trial.ts';

export function OwnTextDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const id = useId();
  const kept = usePage((state) => state.own.text?.text);
  const [text, setText] = useState(kept ?? '');
  const [error, setError] = useState<string | undefined>();

  const use = async () => {
    const own = { kind: 'text', text } as const;
    const trial = await tryOwn(session.store.getState().experiment, own);
    if ('error' in trial) return setError(trial.error);
    session.takeOwn(trial.own, trial.experiment);
    onClose();
  };
  return (
    <Dialog title="A text of your own" onClose={onClose}>
      <p>The network learns to say which character comes next. The text stays in this browser.</p>
      <label htmlFor={id}>Your text</label>
      <textarea
        id={id}
        className="own-text"
        data-first
        rows={10}
        value={text}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-size ${id}-error`}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
      />
      <p className="sentence" id={`${id}-size`}>
        {formatCount(charactersIn(text))} characters. A few thousand are needed for words to appear; more is
        better.
      </p>
      <p className="help-line help-error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <div className="dialog-foot">
        <FileButton
          label="Open a text file…"
          accept=".txt,.md,text/*"
          onText={(next) => {
            setText(next);
            setError(undefined);
          }}
          onError={setError}
        />
        <Button look="primary" onClick={use}>
          Use this text
        </Button>
      </div>
    </Dialog>
  );
}
