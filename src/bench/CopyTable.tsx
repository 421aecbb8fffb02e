/** Takes the table along as Markdown. */
import { useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import type { Measured } from './rounds.ts';
import { markdownTable, resultTable } from './table.ts';

export function CopyTable({ rows, device }: { readonly rows: readonly Measured[]; readonly device: string }) {
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const text = `${device}; ${navigator.userAgent}\n\n${markdownTable(resultTable(rows))}\n`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      field.current?.select();
      setSaid('The browser does not let the page copy: the text is selected, copy it by hand.');
    }
  };
  return (
    <div className="bench-copy">
      <div className="bench-run">
        <Button onClick={() => void copy()}>Copy as table (Markdown)</Button>
        <p className="sentence" role="status">
          {said}
        </p>
      </div>
      <textarea ref={field} readOnly rows={6} value={text} aria-label="The table as Markdown" />
    </div>
  );
}
