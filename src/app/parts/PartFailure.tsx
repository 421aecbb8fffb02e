/** What stands in the place of a part that did not arrive or has failed: which, why, and what to do. */
import { use, useEffect, useState } from 'react';
import { MissingFileError } from '../../loading/arrive.ts';
import { Button } from '../../ui/Button.tsx';
import { SessionContext } from '../sessionContext.ts';
import { hasNewVersion } from './newVersion.ts';
import { reloadKeeping } from './reload.ts';
import './parts.css';

/**
 * block: room for a few lines. line: within a sentence. tool: the room of one small button. over: over the page.
 * dialog: there, too, in the place of a dialog, and can be closed.
 */
export type Place = 'block' | 'line' | 'tool' | 'over' | 'dialog';

interface PartFailureProps {
  /** What the part is called on the page. */
  readonly label: string;
  readonly error: Error;
  readonly place: Place;
  /** True where it has been tried again before. */
  readonly tried: boolean;
  readonly onAgain: () => void;
}

function sentenceFor(label: string, error: Error, tried: boolean, renewed: boolean): string {
  if (!(error instanceof MissingFileError))
    return `“${label}” has failed (${error.message}). Everything else works on, and training does not need it.`;
  if (renewed)
    return `“${label}” did not arrive, because the site has a newer version than this page. Everything else works on; load the page again to have all of it.`;
  if (tried)
    return `“${label}” did not arrive this time either: look whether this device is online. Everything else works on, and training does not need it.`;
  return `“${label}” did not arrive: a file of this page could not be loaded. Everything else works on, and training does not need it.`;
}

export function PartFailure({ label, error, place, tried, onAgain }: PartFailureProps) {
  const session = use(SessionContext);
  const missing = error instanceof MissingFileError;
  const [renewed, setRenewed] = useState(false);
  useEffect(() => {
    if (!missing) return;
    let there = true;
    void hasNewVersion().then((found) => there && setRenewed(found));
    return () => void (there = false);
  }, [missing]);
  const sentence = sentenceFor(label, error, tried, renewed);
  // Who listens is told where it stands; a tool's place has no room for a sentence, and then a notice says it, as long as it is so.
  useEffect(() => {
    if (place === 'tool') return session?.notices.sayWhile(sentence);
    session?.announce(sentence, label);
    return undefined;
  }, [session, place, sentence, label]);

  const again = (
    <Button look={place === 'tool' ? 'icon' : 'plain'} onClick={onAgain} title={`Asks for “${label}” again.`}>
      {place === 'tool' ? <span aria-hidden="true">↻</span> : 'Try again'}
      {place === 'tool' && <span className="unseen">Try again: {label}</span>}
    </Button>
  );
  // A browser may keep in mind that a file was missing, as long as the page is open.
  const reload = missing && (renewed || tried) && (
    <Button
      onClick={() => void reloadKeeping(session)}
      title="Loads the page again, which then offers to go on where the run is now."
    >
      Reload, keeping the run
    </Button>
  );
  if (place === 'tool') return <span className="part-failure-tool">{again}</span>;
  const body = (
    <>
      <span className="part-failure-sentence">{sentence}</span>{' '}
      <span className="part-failure-tools">
        {again}
        {reload}
        {place === 'dialog' && (
          <Button look="quiet" onClick={() => session?.show(undefined)}>
            Close
          </Button>
        )}
      </span>
    </>
  );
  if (place === 'line') return <span className="part-failure-line">{body}</span>;
  return <div className={`part-failure part-failure-${place}`}>{body}</div>;
}
