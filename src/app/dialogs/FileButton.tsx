/** A button that opens a file and gives its text. */
import { useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { readTextFile } from './files.ts';

interface FileButtonProps {
  readonly label: string;
  /** As in the `accept` of a file input. */
  readonly accept: string;
  readonly onText: (text: string, name: string) => void;
  readonly onError: (sentence: string) => void;
}

export function FileButton({ label, accept, onText, onError }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = await readTextFile(file);
    if ('error' in read) onError(read.error);
    else onText(read.text, file.name);
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = ''; // so that the same file can be opened again
        }}
      />
    </>
  );
}
