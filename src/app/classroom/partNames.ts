/** What a teacher ticks, in groups: the names of a class link's `show`, as they are called on the page. */
import { PLACES, type PlaceId } from '../../lessons/places.ts';
import { SHOW_ORDER } from './showOrder.ts';

const NAMES: Readonly<Record<string, string>> = {
  play: 'Play',
  step: 'Train 1 step',
  phases: 'Phases',
  reset: 'Reset',
  task: 'choice of the task',
  cell: 'choice of the cell',
  settings: 'length, units, seeds',
  more: 'More settings',
  race: 'Race',
  headline: 'headline and what may help',
  product: 'what the network produces',
  loss: 'loss',
  metric: 'metric',
  norm: 'gradient norm',
  lengths: 'By length',
  instruments: 'instruments',
  lessons: 'Learn',
  examples: 'Examples',
  share: 'Share',
};

export interface Ticks {
  readonly title: string;
  readonly names: readonly { readonly value: string; readonly label: string }[];
}

const lanes = SHOW_ORDER.filter((name) => name.startsWith('lane:'));

const group = (title: string, values: readonly string[]): Ticks => ({
  title,
  names: values.map((value) => ({ value, label: NAMES[value] ?? PLACES[value as PlaceId] })),
});

export const SHOW_GROUPS: readonly Ticks[] = [
  group('At the top', ['play', 'step', 'phases', 'reset', 'lessons', 'examples', 'share']),
  group('Settings', ['task', 'cell', 'settings', 'race', 'more']),
  group('Score', [...lanes, 'product']),
  group('Results', ['headline', 'loss', 'metric', 'norm', 'lengths', 'instruments']),
];
