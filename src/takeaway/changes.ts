/** Settings that were changed under way, as text in the metadata of a file. */
import { liveSettingsOf, optionsOf, type Experiment } from '../config/index.ts';
import { isExperiment } from '../config/schema.ts';
import type { LiveChange } from '../worker/protocol.ts';

/**
 * So many are written at most, the newest: a slider that is drawn makes dozens, and none but the last decides how the run goes on;
 * those before it are marks on the curve.
 */
const MOST_CHANGES = 100;

export function writtenChanges(changes: readonly LiveChange[]): string {
  return JSON.stringify(changes.slice(-MOST_CHANGES));
}

/** Undefined where the text says anything but settings that this experiment can have had under way, in the order of their steps. */
export function readChanges(initial: Experiment, text = '[]'): readonly LiveChange[] | undefined {
  const read = parsed(text);
  if (!Array.isArray(read) || read.length > MOST_CHANGES) return undefined;
  const changes: LiveChange[] = [];
  for (const entry of read as unknown[]) {
    const change = changeOf(initial, entry);
    if (!change || change.step <= (changes.at(-1)?.step ?? 0)) return undefined;
    changes.push(change);
  }
  return changes;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function changeOf(initial: Experiment, entry: unknown): LiveChange | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { step, settings } = entry as { readonly step?: unknown; readonly settings?: unknown };
  if (!Number.isSafeInteger(step) || typeof settings !== 'object' || settings === null) return undefined;
  const changed: unknown = { ...initial, ...settings };
  if (!isExperiment(changed)) return undefined;
  // All else is as it was.
  const before = optionsOf(initial);
  const same = optionsOf(changed).every(({ option, value }, k) => option.live || value === before[k]?.value);
  const fits = same && changed.task === initial.task && changed.cell === initial.cell;
  return fits ? { step: step as number, settings: liveSettingsOf(changed) } : undefined;
}
