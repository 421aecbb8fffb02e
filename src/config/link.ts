/**
 * The experiment as a link's fragment, to read and to edit by hand:
 *
 *     #task=adding&length=50&cell=lstm&units=16&batch=128&lr=0.01&seed=7
 *
 * Task and cell always stand there, defaults are left out. Networks that race with it follow, one `vs` each (`rivals.ts`), and what is
 * to be studied of it (`studyLink.ts`). Whatever a fragment holds, decoding gives a valid experiment
 * within the resource budget, and says in plain sentences what was changed. `docs/link.md` describes the format.
 */
import { models } from '../models/about/index.ts';
import { tasks } from '../tasks/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { Option } from '../options/option.ts';
import { loweredNotice, withinRaceBudget, type Lowered } from './budget.ts';
import {
  defaultExperiment,
  optionsOf,
  settingApplies,
  withCell,
  withTask,
  withValue,
  type Owner,
} from './defaults.ts';
import type { Experiment } from './experiment.ts';
import { encodePart, MAX_FRAGMENT, readPairs, RIVAL_KEY, shown, SWEEP_KEY, type Pairs } from './fragment.ts';
import { decodeDates, encodeDates } from './ownDates.ts';
import { decodeOwn, encodeOwn, ownKindOf, ownTooLong } from './userData.ts';
import { nearestName } from './nearestName.ts';
import { VIEW_KEYS } from './pageView.ts';
import { experimentOf, type Entrant } from './race.ts';
import { readName, readOption, usedInstead, written } from './read.ts';
import { decodeRivals, encodeRival } from './rivals.ts';
import { studyOptions, type StudyPlan } from './study.ts';
import { decodeStudy, encodeStudy } from './studyLink.ts';

/** The version of the format. A link without `v` is of version 1, so `v` is not written as long as it is 1. */
const LINK_VERSION = 1;

/** Keys that no option may take. */
export const RESERVED_KEYS: readonly string[] = [
  'v',
  'task',
  'cell',
  'own',
  'dates',
  RIVAL_KEY,
  SWEEP_KEY,
  ...studyOptions.map(({ link }) => link),
  'lesson',
  'at',
  ...VIEW_KEYS,
];

export interface Decoded {
  /** Valid and within the budget, whatever the link held. */
  readonly experiment: Experiment;
  /** The networks that race with it, three at most; all together are within the budget, too. */
  readonly rivals: readonly Entrant[];
  /** What is to be studied of it, at most 200 runs; undefined where the link is of single runs. */
  readonly study?: StudyPlan;
  /** Own data that came in the link, where the experiment asks for it. */
  readonly own?: OwnData;
  /** True where the experiment asks for own data that did not come along; whoever decodes says so, or has some. */
  readonly needsOwn: boolean;
  /** One sentence for each thing that was changed or left out. */
  readonly notices: readonly string[];
}

/**
 * The fragment of an experiment, without `#`. Own data is written only when it is passed, the experiment asks for it and
 * it is short enough (see `ownTooLong`).
 */
export function encodeLink(
  experiment: Experiment,
  own?: OwnData,
  rivals: readonly Entrant[] = [],
  study?: StudyPlan,
): string {
  const options = optionsOf(experiment).filter(({ option, value }) => value !== option.default);
  const writtenOf = (owner: Owner) =>
    options
      .filter((entry) => entry.owner === owner)
      .map(({ option, value }) => `${option.link}=${written(value)}`);
  const fits = own && own.kind === ownKindOf(experiment) && !ownTooLong(own);
  return [
    `task=${encodePart(experiment.task)}`,
    ...writtenOf('task'),
    `cell=${encodePart(experiment.cell)}`,
    ...writtenOf('cell'),
    ...writtenOf('experiment'),
    ...rivals.map((rival) => `${RIVAL_KEY}=${encodeRival(experiment, rival)}`),
    ...encodeStudy(study),
    ...(fits ? [`own=${encodeOwn(own)}`] : []),
    ...(fits && own.kind === 'series' && own.spacing ? [`dates=${encodeDates(own.spacing)}`] : []),
  ].join('&');
}

/** The experiment of a fragment, with or without its `#`. Never throws. */
export function decodeLink(fragment: string): Decoded {
  const pairs = readPairs(fragment);
  const notices = [...lengthNotice(pairs), ...versionNotice(pairs)];
  const named = namedIn(pairs, notices);
  const problems = new Map<Option, string>();
  const asked = optionsOf(named).reduce((experiment, { owner, option }) => {
    const raw = pairs.raw.get(option.link);
    if (raw === undefined) return experiment;
    const { value, problem } = readOption(option, raw);
    if (problem) problems.set(option, problem);
    return withValue(experiment, owner, option.id, value);
  }, named);
  const read = decodeRivals(pairs.rivals, asked);
  const { experiment, rivals, lowered, ofRivals } = withinRaceBudget(asked, read.rivals);
  notices.push(...valueNotices(asked, problems, lowered), ...idleNotice(asked), ...read.notices, ...ofRivals);
  const networks = [experiment, ...rivals.map((rival) => experimentOf(experiment, rival))];
  const study = decodeStudy(pairs, networks, notices);
  notices.push(...unknownNotice(pairs, named));
  return {
    experiment,
    rivals,
    ...(study && { study }),
    ...ownIn(pairs, asked, notices),
    notices,
  };
}

/** One sentence for each option whose value is not the link's: misread, too much for one training step, or both. */
function valueNotices(
  asked: Experiment,
  problems: ReadonlyMap<Option, string>,
  lowered: readonly Lowered[],
): string[] {
  return optionsOf(asked).flatMap(({ option, value }) => {
    const problem = problems.get(option);
    const down = lowered.find((entry) => entry.option === option);
    if (!problem) return down ? [loweredNotice(down)] : [];
    if (!down) return [usedInstead(problem, value)];
    return [usedInstead(`${problem}, and ${value} asks too much of one training step`, down.to)];
  });
}

/** What is kept for another cell, and does nothing here. */
function idleNotice(experiment: Experiment): string[] {
  const { truncate } = experiment;
  return truncate === 0 || settingApplies(experiment, 'truncate')
    ? []
    : [
        `truncate=${truncate} has no effect on this network, which hands no state on from one time step to the next.`,
      ];
}

/** The experiment with the link's task and cell, and their defaults. */
function namedIn(pairs: Pairs, notices: string[]): Experiment {
  const name = (key: string, known: readonly { readonly id: string }[], fallback: string): string => {
    const raw = pairs.raw.get(key);
    if (raw === undefined) return fallback;
    const ids = known.map(({ id }) => id);
    const { value, problem } = readName(key, raw, ids, fallback);
    if (problem) notices.push(usedInstead(problem, value));
    return value;
  };
  const initial = defaultExperiment();
  return withCell(withTask(initial, name('task', tasks, initial.task)), name('cell', models, initial.cell));
}

function ownIn(pairs: Pairs, experiment: Experiment, notices: string[]): Pick<Decoded, 'own' | 'needsOwn'> {
  const kind = ownKindOf(experiment);
  const raw = pairs.raw.get('own');
  if (kind === undefined) {
    if (raw !== undefined)
      notices.push('The link brings own data that this experiment does not use; it is left out.');
    return { needsOwn: false };
  }
  if (raw === undefined) return { needsOwn: true };
  const own = decodeOwn(raw, kind);
  if (typeof own !== 'string') return { own: dated(own, pairs, notices), needsOwn: false };
  notices.push(own);
  return { needsOwn: true };
}

/** A series with the dates that the link gives it. */
function dated(own: OwnData, { raw }: Pairs, notices: string[]): OwnData {
  const dates = raw.get('dates');
  if (dates === undefined || own.kind !== 'series') return own;
  const spacing = decodeDates(dates);
  if (spacing) return { ...own, spacing };
  notices.push(`dates=${shown(dates)} tells no dates of the own series; its values are counted.`);
  return own;
}

function lengthNotice({ cut }: Pairs): string[] {
  return cut
    ? [`The link is longer than ${MAX_FRAGMENT} characters; what comes after them is left out.`]
    : [];
}

function versionNotice({ raw }: Pairs): string[] {
  const version = raw.get('v');
  if (version === undefined || version === String(LINK_VERSION)) return [];
  if (!/^\d{1,6}$/.test(version) || Number(version) < 1) {
    return [`v=${shown(version)} is no version of this link; it is read as version ${LINK_VERSION}.`];
  }
  return [`This link was made for a newer Unroll (version ${Number(version)}); what is known here is used.`];
}

/** Misspelt keys, and keys of another task or cell: left out, and said once, with what was likely meant. */
function unknownNotice({ raw }: Pairs, experiment: Experiment): string[] {
  const known = new Set([...RESERVED_KEYS, ...optionsOf(experiment).map(({ option }) => option.link)]);
  const unknown = [...raw.keys()].filter((key) => !known.has(key));
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, 3).map((key) => `"${shown(key)}"`);
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : '';
  const meant = unknown.slice(0, 3).flatMap((key) => nearestName(key, known) ?? []);
  const hint = meant.length > 0 ? ` Did you mean ${meant.map((key) => `"${key}"`).join(', ')}?` : '';
  return [`Left out of the link, as they mean nothing here: ${names.join(', ')}${more}.${hint}`];
}
