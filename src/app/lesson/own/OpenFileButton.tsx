/** Chooses a file with a lesson, which then opens beside the score. What reads it is loaded with the first one. */
import { useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { loadPart, orTell } from '../../parts/load.ts';
import { useSession } from '../../sessionContext.ts';

const LABEL = 'Open a lesson file…';

export function OpenFileButton() {
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const open = (file: File) =>
    orTell(session, 'Your own lesson', async () => {
      const { openLessonFile } = await loadPart(() => import('./files.ts'));
      await openLessonFile(session, file);
    });
  return (
    <>
      <Button onClick={() => input.current?.click()}>{LABEL}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={LABEL}
        accept=".md,.markdown,text/markdown"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void open(file);
          target.value = ''; // so that the same file can be opened again
        }}
      />
    </>
  );
}
