/** A link and the button that copies it. */
import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useCopy } from '../../ui/useCopy.ts';

export function CopyRow({ label, link }: { readonly label: string; readonly link: string }) {
  const id = useId();
  const { field, copied, copy } = useCopy<HTMLInputElement>(link);
  return (
    <div className="class-copy">
      <label htmlFor={id}>{label}</label>
      <div className="link-row">
        <input
          id={id}
          ref={field}
          className="box link"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button className="copy" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          {copied === 'copied' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p className="copy-state" role="status">
        {copied === 'by hand' &&
          'This browser does not let a page copy: the link is selected, copy it with Ctrl+C or ⌘C.'}
      </p>
    </div>
  );
}
