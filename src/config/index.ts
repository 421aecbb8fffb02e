/** The face of the experiment as data: what page, worker and command line import. */
export { costOf, withinBudget, type Cost } from './budget.ts';
export {
  defaultExperiment,
  optionsOf,
  withCell,
  withTask,
  withValue,
  type OwnedOption,
  type Owner,
} from './defaults.ts';
export { settingOf, settings, type Experiment } from './experiment.ts';
export { fragmentOf } from './fragment.ts';
export { decodeLink, encodeLink, type Decoded } from './link.ts';
export { ownKindOf, ownTooLong } from './own.ts';
export { parseLink, type Parsed } from './parse.ts';
export { assertExperiment, isExperiment } from './schema.ts';
export { presets, type Preset } from './presets.ts';
