/** The parts of the page that come later: each is loaded when it is first shown, and may fail without the others. */
import { part } from './parts/part.tsx';

/** Nothing of the dialogs is loaded before one is opened. */
export const Dialogs = part(
  'This dialog',
  () => import('./dialogs/Dialogs.tsx'),
  (module) => module.Dialogs,
  { place: 'dialog' },
);

/** Only in a class. */
export const ClassLinkNotices = part(
  'What the class link says',
  () => import('./classroom/ClassLinkNotices.tsx'),
  (module) => module.ClassLinkNotices,
  { place: 'tool' },
);

/** Only who takes a lesson loads lessons. */
export const LessonPanel = part(
  'Lesson',
  () => import('./lesson/LessonPanel.tsx'),
  (module) => module.LessonPanel,
);

/** What listens for files that are dropped; nobody drops one in the first moment. */
export const OwnDrop = part(
  'Dropping files on the page',
  () => import('./OwnDrop.tsx'),
  (module) => module.OwnDrop,
  { place: 'tool' },
);

/** Only who presents: the bar in place of that at the top, and what stands around the score there. */
export const Stage = part(
  'Stage',
  () => import('./present/Stage.tsx'),
  (module) => module.Stage,
);
export const StageLanes = part(
  'Lanes of the stage',
  () => import('./present/Stage.tsx'),
  (module) => module.StageLanes,
  { place: 'tool' },
);

/** Only who takes a training step phase by phase. */
export const PhasesBar = part(
  'Phases',
  () => import('./phases/PhasesBar.tsx'),
  (module) => module.PhasesBar,
  { place: 'over' },
);

/** The score and Play need not wait for the settings. */
export const Settings = part(
  'Settings',
  () => import('./panels/Settings.tsx'),
  (module) => module.Settings,
);

/** The instruments; the score and Play need not wait for them. */
export const Drawer = part(
  'Instruments',
  () => import('./drawer/Drawer.tsx'),
  (module) => module.Drawer,
  { pending: <div className="drawer drawer-to-come" /> },
);

/** Chart.js is a third of the page's script; the score and Play need not wait for it. */
export const Results = part(
  'Charts',
  () => import('./race/RaceResults.tsx'),
  (module) => module.RaceResults,
  { pending: <div className="results-to-come" /> },
);

/** The same script; where the charts are in sight there is no need of it. */
export const LossLine = part(
  'Loss so far',
  () => import('./race/RaceResults.tsx'),
  (module) => module.RaceLossLine,
  { place: 'line' },
);

/** Only who races loads what stands under the score then. */
export const RaceScores = part(
  'Scores of the race',
  () => import('./race/RaceScores.tsx'),
  (module) => module.RaceScores,
);

/** What the network produces, where its task has such a thing. */
export const Product = part(
  'Result',
  () => import('./product/Product.tsx'),
  (module) => module.Product,
  { pending: <div className="product-to-come" /> },
);
