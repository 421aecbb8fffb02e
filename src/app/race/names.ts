/** What networks are called where several are seen at once: by their cell, and by what sets apart those of the same cell. */
import {
  distinctions,
  isShared,
  liveSettings,
  type Distinction,
  type Experiment,
} from '../../config/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { Steering } from '../../store/series.ts';
import { writeNumber } from '../../text/numbers.ts';
import { cellName } from './cellName.ts';

function written(value: string | number): string {
  return typeof value === 'number' ? writeNumber(value) : value;
}

/** "8 units", "lr 0.01". */
function saidOf({ key, value }: Distinction): string {
  if (key !== 'units' && key !== 'layers') return `${key} ${written(value)}`;
  return `${value} ${value === 1 ? key.slice(0, -1) : key}`;
}

/** One name each, no two the same: "LSTM", or "LSTM 16 units" beside another LSTM. */
export function networkNames(experiments: readonly Experiment[]): readonly string[] {
  const labels = experiments.map(({ cell }) => cellName(cell));
  const names = experiments.map((experiment, k) => {
    const same = experiments.filter((other, j) => j !== k && other.cell === experiment.cell);
    if (same.length === 0) return labels[k]!;
    // What sets it apart from the first other one of its cell that differs at all.
    const differs = same.map((other) => distinctions(other, experiment)).find((found) => found.length > 0);
    return differs ? `${labels[k]} ${saidOf(differs[0]!)}` : labels[k]!;
  });
  return names.map((name, k) => {
    const twins = names.filter((other) => other === name).length;
    return twins > 1 ? `${name} (${names.slice(0, k + 1).filter((other) => other === name).length})` : name;
  });
}

const MOST_DIFFERENCES = 3;

/** What another run had otherwise, in a few words: "16 units, lr 0.01"; undefined where nothing. */
export function differenceText(experiment: Experiment, other: Experiment): string | undefined {
  const found = distinctions(experiment, other).filter(({ key }) => key !== 'cell');
  if (found.length === 0) return undefined;
  const said = found.slice(0, MOST_DIFFERENCES).map(saidOf);
  const more = found.length - said.length;
  return said.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What a network has of its own first, then what all share. */
const told = liveSettings.toSorted((a, b) => Number(isShared(a.id)) - Number(isShared(b.id)));

/** What a change under way was, in a few words: "lr 0.01", "clip 5, batch 128". */
export function steeringText(task: string, { before, after }: Steering): string {
  const changed = told
    .filter(({ id }) => before[id] !== after[id])
    .map(({ id, link }) => `${link} ${written(after[id])}`);
  const options = (findTask(task)?.options ?? [])
    .filter(({ id }) => before.taskOptions[id] !== after.taskOptions[id])
    .map(({ id, link }) => `${link} ${written(after.taskOptions[id]!)}`);
  return [...changed, ...options].join(', ');
}
