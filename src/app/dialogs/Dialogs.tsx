/** The dialog that is open. Those for own data and lessons, the textbook and About are loaded when they are wanted. */
import { findTask } from '../../tasks/index.ts';
import { part } from '../parts/part.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { DeviceDialog } from './DeviceDialog.tsx';
import { ExamplesDialog } from './ExamplesDialog.tsx';
import { LessonsDialog } from './LessonsDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';

const OwnTextDialog = part(
  'Your own text',
  () => import('./OwnTextDialog.tsx'),
  (module) => module.OwnTextDialog,
  { place: 'dialog' },
);
const OwnSeriesDialog = part(
  'Your own series',
  () => import('./OwnSeriesDialog.tsx'),
  (module) => module.OwnSeriesDialog,
  { place: 'dialog' },
);
const NetworksDialog = part(
  'Save and open networks',
  () => import('../networks/NetworksDialog.tsx'),
  (module) => module.NetworksDialog,
  { place: 'dialog' },
);

const TextbookDialog = part(
  'Textbook',
  () => import('./TextbookDialog.tsx'),
  (module) => module.TextbookDialog,
  { place: 'dialog' },
);
const AboutDialog = part(
  'About',
  () => import('./AboutDialog.tsx'),
  (module) => module.AboutDialog,
  { place: 'dialog' },
);

const HandInDialog = part(
  'Hand in',
  () => import('../handIn/HandInDialog.tsx'),
  (module) => module.HandInDialog,
  { place: 'dialog' },
);

const LessonEditor = part(
  'Your own lesson',
  () => import('../lesson/own/LessonEditor.tsx'),
  (module) => module.LessonEditor,
  { place: 'dialog' },
);

const StudyDialog = part(
  'Study',
  () => import('../study/StudyDialog.tsx'),
  (module) => module.StudyDialog,
  { place: 'dialog' },
);

const LockedDialog = part(
  'Set by your teacher',
  () => import('../classroom/LockedDialog.tsx'),
  (module) => module.LockedDialog,
  { place: 'dialog' },
);

const ClassLinkDialog = part(
  'For a class',
  () => import('../classroom/ClassLinkDialog.tsx'),
  (module) => module.ClassLinkDialog,
  { place: 'dialog' },
);

export function Dialogs() {
  const session = useSession();
  const dialog = usePage((state) => state.dialog);
  const ownKind = usePage((state) => findTask(state.experiment.task)?.own?.kind);
  const close = () => session.show(undefined);
  switch (dialog) {
    case 'lessons':
      return <LessonsDialog onClose={close} />;
    case 'ownLesson':
      return <LessonEditor onClose={close} />;
    case 'textbook':
      return <TextbookDialog onClose={close} />;
    case 'about':
      return <AboutDialog onClose={close} />;
    case 'examples':
      return <ExamplesDialog onClose={close} />;
    case 'share':
      return <ShareDialog onClose={close} />;
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'device':
      return <DeviceDialog onClose={close} />;
    case 'own':
      return (
        <>
          {ownKind === 'text' && <OwnTextDialog onClose={close} />}
          {ownKind === 'series' && <OwnSeriesDialog onClose={close} />}
        </>
      );
    case 'study':
      return <StudyDialog onClose={close} />;
    case 'handIn':
      return <HandInDialog onClose={close} />;
    case 'networks':
      return <NetworksDialog onClose={close} />;
    case 'classLink':
      return <ClassLinkDialog onClose={close} />;
    case 'locked':
      return <LockedDialog onClose={close} />;
    case undefined:
      return null;
  }
}
