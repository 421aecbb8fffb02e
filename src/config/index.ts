/** The face of the experiment as data: what page, worker and command line import. */
export { isWide, loweredNotice, withinBudget, withinRaceBudget } from './budget.ts';
export { coresHere, shareOf } from './cores.ts';
export {
  defaultExperiment,
  optionsOf,
  settingApplies,
  withCell,
  withTask,
  withValue,
  type OwnedOption,
  type Owner,
} from './defaults.ts';
export { withEqualCell, type Resized } from './equalParameters.ts';
export { liveSettings, liveSettingsOf, settings, type Experiment } from './experiment.ts';
export {
  encodeLessonPlace,
  isOwnLesson,
  lessonPlaceIn,
  MOST_PACKED,
  namesTask,
  OWN_LESSON,
  packedIn,
  packedLessonId,
  type LessonPlace,
} from './lessonPlace.ts';
export { decodeLink, encodeLink } from './link.ts';
export { encodePageView, pageViewIn, type ClassPlan, type PageView, type View } from './pageView.ts';
export { charactersIn, ownKindOf, ownTooLong } from './userData.ts';
export {
  classicRivals,
  distinctions,
  entrantOf,
  equalised,
  experimentOf,
  isShared,
  MOST_RIVALS,
  nextRival,
  ownSettings,
  type Distinction,
  type Entrant,
} from './race.ts';
export {
  MOST_RUNS,
  MOST_VALUES,
  networksAt,
  runCount,
  stepsOption,
  sweepKeys,
  sweptBy,
  type StudyAxis,
  type StudyPlan,
} from './study.ts';
