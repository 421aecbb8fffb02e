/** The experiment for a page of one's own: a snippet to copy, unfolded on demand. */
import { useState } from 'react';
import { encodePageView } from '../../../config/index.ts';
import { findModel } from '../../../models/about/index.ts';
import { findTask } from '../../../tasks/index.ts';
import { formatCount } from '../../../text/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { NewTabLink } from '../../../ui/NewTabLink.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCopy } from '../../../ui/useCopy.ts';
import { usePage } from '../../sessionContext.ts';
import { frameAddress, snippetOf } from './snippet.ts';

const HEIGHTS = [360, 480, 560, 640, 800].map((height) => ({
  value: String(height),
  label: `${height} pixels high`,
}));

/** Beside the page. */
const EXAMPLE = 'embed-example.html';
/** A longer address is one that not every editor of pages may take; browsers take it. */
const LONG = 2000;

/** @param link as the dialog gives it, with own data or without */
export function EmbedPart({ link }: { readonly link: string }) {
  const task = usePage(({ experiment }) => findTask(experiment.task)!.label);
  const cell = usePage(({ experiment }) => findModel(experiment.cell)!.label);
  const classPlan = usePage((state) => state.classPlan);
  const [height, setHeight] = useState('560');
  const [keys, setKeys] = useState(false);
  const view = encodePageView({ view: 'embed', keys, classPlan, unlocked: false });
  const snippet = snippetOf({ link, view, title: `Unroll: ${task}, ${cell}`, height: Number(height) });
  const { field, copied, copy, forget } = useCopy<HTMLTextAreaElement>(snippet);
  const { length } = frameAddress({ link, view });
  return (
    <details className="share-embed">
      <summary>Embed it in a page of yours</summary>
      <div className="dialog-body">
        <textarea
          ref={field}
          className="own-text"
          aria-label="Snippet for a page"
          readOnly
          spellCheck={false}
          value={snippet}
          onFocus={(event) => event.target.select()}
        />
        <div className="link-row">
          <Select
            aria-label="Height of the frame"
            choices={HEIGHTS}
            value={height}
            onChange={(value) => {
              setHeight(value);
              forget();
            }}
          />
          <Button look="primary" className="copy" onClick={copy}>
            {copied === 'copied' ? 'Copied' : 'Copy snippet'}
          </Button>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={keys}
            onChange={(event) => {
              setKeys(event.target.checked);
              forget();
            }}
          />
          <span>Single keys work in the frame, and not on the page around it, once it was clicked.</span>
        </label>
        <p className="copy-state" role="status">
          {copied === 'copied' && 'The snippet is in the clipboard.'}
          {copied === 'by hand' &&
            'This browser does not let a page copy: the snippet is selected, copy it with Ctrl+C or ⌘C.'}
        </p>
        <p className="sentence">
          It shows a Play button and loads the rest when that is pressed; it trains while it is in sight.
          {length > LONG &&
            ` Its address has ${formatCount(length)} characters, which not every editor of pages may take: try it there before class.`}{' '}
          <NewTabLink href={new URL(EXAMPLE, link).href}>An example page</NewTabLink> shows what a page can do
          with it.
        </p>
      </div>
    </details>
  );
}
