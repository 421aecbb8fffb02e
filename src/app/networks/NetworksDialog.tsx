/** What the networks of the page have learned, to save or to keep, and those that were saved, to go on with. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { captionOf } from '../export/names.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { nameOf } from './openText.ts';
import { KeptNetworks, readList, type KeptList } from './KeptNetworks.tsx';
import { openNetworkFile } from './open.ts';
import { networkFile, NOT_YET, type NetworkFile } from './saving.ts';
import { saveNetworkFile } from './saveFile.ts';
import { loadPart } from '../parts/load.ts';
import { keep } from './shelf.ts';
import { sentenceOf } from './sentenceOf.ts';
import './networks.css';

export function NetworksDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const runs = usePage((state) => state.runs);
  const [said, setSaid] = useState('');
  const [list, setList] = useState<KeptList>();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const open = useRef(new AbortController());

  useEffect(() => {
    let there = true;
    void readList().then((found) => there && setList(found));
    return () => void (there = false);
  }, []);
  useEffect(() => {
    const controller = new AbortController();
    open.current = controller;
    return () => controller.abort();
  }, []);

  const attempt = async (work: () => Promise<string>) => {
    setBusy(true);
    setSaid(await work().catch(sentenceOf));
    setBusy(false);
  };
  const takeToPyTorch = (id: number) =>
    attempt(async () => {
      setSaid('The zip is being made. For a large network this takes some seconds.');
      const { takeZip } = await loadPart(() => import('./takeZip.ts'));
      const runner = session.runs.all().find(({ state }) => state.id === id);
      const { study } = session.store.getState();
      return runner ? takeZip(runner, study, open.current.signal) : NOT_YET;
    });
  const withFile = (id: number, work: (file: NetworkFile) => string | Promise<string>) =>
    attempt(async () => {
      const runner = session.runs.all().find(({ state }) => state.id === id);
      const file = runner && networkFile(runner);
      return file ? work(file) : NOT_YET;
    });
  const keepHere = async (file: NetworkFile) => {
    const caption = captionOf(file);
    const { bytes, own } = file;
    const name = nameOf(file);
    await keep({ name, caption, at: Date.now(), size: bytes.length }, { bytes, own });
    setList(await readList());
    return `Kept in this browser as “${name}”.`;
  };
  const openFile = (file: File) =>
    attempt(async () => {
      const { opened, sentences } = await openNetworkFile(session, file);
      if (opened) onClose();
      return sentences.join(' ');
    });
  return (
    <Dialog title="Save and open networks" onClose={onClose}>
      <p>
        A file holds what a network has learned, its link and its training step: opened here, it goes on where
        it stopped. PyTorch and other libraries read it, too (safetensors). The zip for PyTorch has what is
        needed to train on there besides.
      </p>
      <h3 className="networks-head">On this page</h3>
      <ul className="networks">
        {runs.map((run, k) => (
          <li key={run.id}>
            <span className="network-what">{captionOf(run)}</span>
            <span className="network-tools">
              <Button
                look={k === 0 ? 'primary' : 'plain'}
                data-first={k === 0 ? true : undefined}
                disabled={busy}
                onClick={() => void withFile(run.id, saveNetworkFile)}
              >
                Save as file
              </Button>
              <Button disabled={busy} onClick={() => void withFile(run.id, keepHere)}>
                Keep in this browser
              </Button>
              <Button
                title="A zip with the network, its data and its batches in Python, and a proof that they are the same."
                disabled={busy}
                onClick={() => void takeToPyTorch(run.id)}
              >
                Take it to PyTorch
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <p className="networks-said" role="status">
        {said}
      </p>
      <h3 className="networks-head">My networks</h3>
      <KeptNetworks {...{ list, setList, busy, attempt }} onOpened={onClose} />
      <p className="networks-open">
        <Button disabled={busy} onClick={() => input.current?.click()}>
          Open a file…
        </Button>
        <span className="sentence">
          A file can also be dropped anywhere on the page. What is on the page now is left; your browser’s
          Back button returns to its settings.
        </span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="Open a file"
          accept=".safetensors"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void openFile(file);
            target.value = ''; // so that the same file can be opened again
          }}
        />
      </p>
    </Dialog>
  );
}
