/**
 * Files that are dropped on the page: a network that was saved goes on, a lesson opens beside the score, and where the task takes own
 * data, their dialog opens with the file. Elsewhere the page stays all the same; without this the browser would leave it and show the
 * file.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { findTask } from '../tasks/index.ts';
import type { Session } from '../store/session.ts';
import { takeSource } from './dialogs/own/drafts.ts';
import { carriesFiles, fileIn } from './dialogs/own/transfer.ts';
import { loadPart, orTell } from './parts/load.ts';
import { usePage, useSession } from './sessionContext.ts';

const isNetwork = ({ name }: File) => name.toLowerCase().endsWith('.safetensors');

/** A network goes on, whatever the task. */
async function openDropped(session: Session, file: File): Promise<void> {
  await orTell(session, 'Open a network', async () => {
    const { openNetworkFile } = await loadPart(() => import('./networks/open.ts'));
    const { opened, sentences } = await openNetworkFile(session, file);
    if (opened) session.show(undefined);
    else sentences.forEach((sentence) => session.notices.say(sentence));
  });
}

const DROP = {
  text: 'Drop it to learn from it as your text, or a saved network to go on with it: it is read in this browser and goes nowhere else.',
  series:
    'Drop it to learn from it as your series, or a saved network to go on with it: it is read in this browser and goes nowhere else.',
  network:
    'Drop a saved network (.safetensors) to go on with it: it is read in this browser and goes nowhere else.',
} as const;

const MARKDOWN = /\.(?:md|markdown)$/i;

/** Opens a lesson. What is no data for the task is taken for one by its name alone. */
async function tookLesson(session: Session, file: File, byName: boolean): Promise<boolean> {
  let took = false;
  await orTell(session, 'Your own lesson', async () => {
    const { looksLikeLesson, openLessonFile } = await loadPart(() => import('./lesson/own/files.ts'));
    took = byName || (await looksLikeLesson(file));
    if (took) await openLessonFile(session, file);
  });
  return took;
}

export function OwnDrop() {
  const session = useSession();
  const kind = usePage((state) => findTask(state.experiment.task)?.own?.kind);
  const [over, setOver] = useState(false);

  const take = useEffectEvent(async (transfer: DataTransfer) => {
    const taken = fileIn(transfer);
    if (!taken) return;
    const file = 'source' in taken && taken.source.kind === 'file' ? taken.source.file : undefined;
    if (file && isNetwork(file)) return void openDropped(session, file);
    if (file && MARKDOWN.test(file.name) && (await tookLesson(session, file, kind === undefined))) return;
    if (!kind) {
      return session.notices.say(
        'This task makes its own data, so the file was left alone. Forecast and Text learn from files of yours; a saved network ends in .safetensors, and a lesson in .md.',
      );
    }
    if (taken.sentence !== undefined) session.notices.say(taken.sentence);
    if (!('source' in taken)) return;
    takeSource(session, kind, taken.source);
    session.show('own');
  });
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      void take(event.dataTransfer);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('drop', onDrop);
    document.addEventListener('dragleave', onLeave);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('dragleave', onLeave);
    };
  }, []);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-dropping', over);
    return () => document.documentElement.removeAttribute('data-dropping');
  }, [over]);
  if (!over) return null;
  return (
    <div className="drop-here" aria-hidden="true">
      <p>{DROP[kind ?? 'network']}</p>
    </div>
  );
}
