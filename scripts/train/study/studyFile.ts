/** The file of a study: what is done, so that a later call goes on from there. It is never half written. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { encodeLink } from '../../../src/config/index.ts';
import { standsFor, type Outcomes, type RunOutcome } from '../../../src/studies/outcome.ts';
import type { Study, StudyRun } from '../../../src/studies/study.ts';
import type { CellSummary } from '../../../src/studies/summary.ts';

interface StudyFile {
  /** The link of the study. */
  readonly study: string;
  readonly version: string;
  /** Tells builds of the training worker apart. */
  readonly build: string;
  /** Tells own data apart that are not in the link. */
  readonly own?: string;
  /** The seeds of each cell together; for whoever reads the file. */
  readonly cells?: readonly object[];
  readonly runs: readonly RunOutcome[];
}

/** What a file is held against. */
export interface Held {
  readonly file: string;
  readonly study: Study;
  readonly runs: readonly StudyRun[];
  readonly version: string;
  readonly build: string;
}

const ownHash = ({ own }: Study): string | undefined =>
  own && createHash('sha256').update(JSON.stringify(own)).digest('hex').slice(0, 16);

function parsed(text: string): StudyFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = value as Partial<StudyFile> | null;
  const runs = file?.runs;
  const whole =
    typeof file?.study === 'string' &&
    typeof file.build === 'string' &&
    Array.isArray(runs) &&
    runs.every((run) => typeof run?.link === 'string' && typeof run.ending === 'string');
  return whole ? (file as StudyFile) : undefined;
}

/** The outcomes that a file holds of the study; none where there is no file. A sentence where it is another's. */
export function keptOutcomes({ file, study, runs, build }: Held): Outcomes | { readonly sentence: string } {
  if (!existsSync(file)) return new Map();
  const kept = parsed(readFileSync(file, 'utf8'));
  const other = 'name another file, or remove it.';
  if (!kept) return { sentence: `${file} is there and holds no study: ${other}` };
  if (kept.build !== build)
    return {
      sentence: `${file} was made by another build of Unroll, whose runs may differ in the last digits: ${other}`,
    };
  if (kept.own !== ownHash(study)) return { sentence: `${file} holds a study of other data: ${other}` };
  const byLink = new Map(runs.map((run) => [run.link, run]));
  const strange = kept.runs.find(({ link }) => !byLink.has(link));
  if (strange)
    return {
      sentence: `${file} holds another study, #${kept.study}, with runs that this one has not: ${other}`,
    };
  const standing = kept.runs.filter((outcome) => standsFor(outcome, byLink.get(outcome.link)!));
  return new Map(standing.map((outcome) => [outcome.link, outcome]));
}

function cellOf({
  place,
  network,
  trained,
  solved,
  toSolved,
  heldOutLoss,
  metric,
  gradientRate,
}: CellSummary) {
  return {
    ...Object.fromEntries(place.map(({ key, value }) => [key, value])),
    network,
    trained,
    solved,
    toSolved,
    heldOutLoss,
    metric,
    gradientRate,
  };
}

/** Writes what is there, in the order of the study; the file before stays until the new one is whole. */
export function writeStudy(held: Held, outcomes: Outcomes, summaries: readonly CellSummary[]): void {
  const { file, study, runs, version, build } = held;
  const own = ownHash(study);
  const whole: StudyFile = {
    study: encodeLink(study.base, study.own, study.rivals, study.plan),
    version,
    build,
    ...(own !== undefined && { own }),
    cells: summaries.map(cellOf),
    runs: runs.flatMap(({ link }) => outcomes.get(link) ?? []),
  };
  writeWhole(file, `${JSON.stringify(whole)}\n`);
}

export function writeWhole(file: string, text: string): void {
  const part = `${file}.part`;
  writeFileSync(part, text);
  renameSync(part, file);
}
