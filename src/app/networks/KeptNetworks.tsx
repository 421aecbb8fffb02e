/** The networks that a visitor keeps in this browser: each can be opened, renamed, saved as a file, and removed. */
import { useState } from 'react';
import { formatBytes, formatDay } from '../../text/files.ts';
import { Button } from '../../ui/Button.tsx';
import { useSession } from '../sessionContext.ts';
import { openNetwork } from './open.ts';
import { saveKeptFile } from './saveFile.ts';
import { sentenceOf } from './sentenceOf.ts';
import { listKept, readKept, removeKept, renameKept, type KeptAbout } from './shelf.ts';

interface KeptNetworksProps {
  /** Undefined until it has been read. */
  readonly list: KeptList | undefined;
  readonly setList: (list: KeptList) => void;
  readonly busy: boolean;
  /** Does what a button asks for, and says what came of it. */
  readonly attempt: (work: () => Promise<string>) => Promise<void>;
  readonly onOpened: () => void;
}

/** What is kept, or why that cannot be told. */
export type KeptList = { readonly all: readonly KeptAbout[] } | { readonly sentence: string };

export function readList(): Promise<KeptList> {
  return listKept().then(
    (all) => ({ all }),
    (error: unknown) => ({ sentence: sentenceOf(error) }),
  );
}

const MOST_NAME = 80;

export function KeptNetworks({ list, setList, busy, attempt, onOpened }: KeptNetworksProps) {
  const session = useSession();
  /** Which one is asked about before it is removed. */
  const [removing, setRemoving] = useState<number>();

  const change = (work: () => Promise<void>, sentence: string) =>
    attempt(async () => {
      await work();
      setList(await readList());
      return sentence;
    });
  const open = (id: number) =>
    attempt(async () => {
      const { bytes, own } = await readKept(id);
      const { opened, sentences } = await openNetwork(session, bytes, own);
      if (opened) onOpened();
      return sentences.join(' ');
    });
  if (!list) return null;
  if ('sentence' in list) return <p className="sentence">{list.sentence}</p>;
  if (list.all.length === 0)
    return (
      <p className="sentence">
        None yet. What you keep stays in this browser, on this device, until you remove it.
      </p>
    );
  return (
    <ul className="networks">
      {list.all.map(({ id, name, caption, at, size }) => (
        <li key={id}>
          <span className="network-what">
            <input
              key={name}
              className="box network-name"
              aria-label={`Name of ${name}`}
              defaultValue={name}
              maxLength={MOST_NAME}
              disabled={busy}
              onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
              onBlur={({ target }) => {
                const wanted = target.value.trim();
                if (wanted === '' || wanted === name) target.value = name;
                else void change(() => renameKept(id, wanted), `Renamed to “${wanted}”.`);
              }}
            />
            <span className="network-about">{`${caption} · ${formatDay(at)} · ${formatBytes(size)}`}</span>
          </span>
          {removing === id ? (
            <span className="network-tools">
              <Button
                disabled={busy}
                onClick={() => {
                  setRemoving(undefined);
                  void change(() => removeKept(id), `Removed “${name}”.`);
                }}
              >
                Remove for good
              </Button>
              <Button look="quiet" onClick={() => setRemoving(undefined)}>
                Leave it
              </Button>
            </span>
          ) : (
            <span className="network-tools">
              <Button disabled={busy} aria-label={`Open ${name}`} onClick={() => void open(id)}>
                Open
              </Button>
              <Button
                look="quiet"
                disabled={busy}
                aria-label={`Save ${name} as file`}
                onClick={() => void attempt(async () => saveKeptFile((await readKept(id)).bytes, name))}
              >
                Save as file
              </Button>
              <Button
                look="quiet"
                disabled={busy}
                aria-label={`Remove ${name}`}
                onClick={() => setRemoving(id)}
              >
                Remove
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
