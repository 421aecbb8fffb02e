/** Where hand-ins come in: pasted, dropped, or chosen as files. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';

interface IntakeProps {
  readonly busy: boolean;
  readonly said: string;
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

export function Intake({ busy, said, onText, onFiles }: IntakeProps) {
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useDropped(setOver, onText, onFiles);
  const add = () => {
    onText(text);
    setText('');
  };
  return (
    <section className="collect-intake" data-over={over} aria-label="Add hand-ins">
      <p>
        Paste what students sent, as many at once as you like: whole mails with everything around it do. Or
        drop their files anywhere on this page. Everything stays in this tab: nothing is stored, nothing is
        sent, and when the tab is closed or loaded again, it is gone.
      </p>
      <label htmlFor="pasted">Hand-ins as text</label>
      <textarea
        id="pasted"
        className="collect-paste"
        rows={3}
        spellCheck={false}
        value={text}
        placeholder="Paste here"
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          // What was typed before stays; what is pasted is read at once.
          const pasted = event.clipboardData.getData('text');
          if (pasted === '' || text !== '') return;
          event.preventDefault();
          onText(pasted);
        }}
      />
      <div className="collect-tools">
        <Button look="primary" disabled={busy || text.trim() === ''} onClick={add}>
          Add
        </Button>
        <Button disabled={busy} onClick={() => input.current?.click()}>
          Choose files…
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Choose files"
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])]);
            target.value = ''; // so that the same file can be chosen again
          }}
        />
        <p className="sentence" role="status">
          {busy ? 'Reading…' : said}
        </p>
      </div>
    </section>
  );
}

/** Files and texts that are dropped anywhere, and a paste while no field has the focus. */
function useDropped(
  setOver: (over: boolean) => void,
  onText: (text: string) => void,
  onFiles: (files: readonly File[]) => void,
): void {
  useEffect(() => {
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const { files } = event.dataTransfer!;
      if (files.length > 0) onFiles([...files]);
      else {
        const text = event.dataTransfer!.getData('text');
        if (text !== '') onText(text);
      }
    };
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const paste = (event: ClipboardEvent) => {
      if (isField(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text') ?? '';
      if (text !== '') onText(text);
      else if (files.length > 0) onFiles(files);
    };
    addEventListener('drop', drop);
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('drop', drop);
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('paste', paste);
    };
  }, [setOver, onText, onFiles]);
}
