/**
 * Files that are dropped on the page: where the task takes own data, their dialog opens with the file. Elsewhere the page stays all
 * the same; without this the browser would leave it and show the file.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { findTask } from '../tasks/index.ts';
import { takeSource } from './dialogs/own/drafts.ts';
import { carriesFiles, fileIn } from './dialogs/own/transfer.ts';
import { usePage, useSession } from './sessionContext.ts';

export function OwnDrop() {
  const session = useSession();
  const kind = usePage((state) => findTask(state.experiment.task)?.own?.kind);
  const [over, setOver] = useState(false);

  const take = useEffectEvent((transfer: DataTransfer) => {
    const taken = fileIn(transfer);
    if (!taken) return;
    if (!kind) {
      return session.notices.say(
        'This task makes its own data, so the file was left alone. Forecast and Text learn from files of yours.',
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
      take(event.dataTransfer);
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
    document.documentElement.toggleAttribute('data-dropping', over && kind !== undefined);
    return () => document.documentElement.removeAttribute('data-dropping');
  }, [over, kind]);
  if (!over || !kind) return null;
  const what = kind === 'text' ? 'text' : 'series';
  return (
    <div className="drop-here" aria-hidden="true">
      <p>{`Drop it to learn from it as your ${what}: it is read in this browser and goes nowhere else.`}</p>
    </div>
  );
}
