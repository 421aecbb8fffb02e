/**
 * The parts of the page that a class link may leave out, by the names that stand in its `show`. What is left out is only not shown: it
 * is computed, judged and saved as ever. Lanes go by their place: `lane:hidden`, `lane:gradient` (`../lessons/places.ts`).
 */
export const SHOWN_PARTS = [
  'play',
  'step',
  'phases',
  'reset',
  'task',
  'cell',
  'settings',
  'more',
  'race',
  'headline',
  'product',
  'loss',
  'metric',
  'norm',
  'lengths',
  'instruments',
  'lessons',
  'examples',
  'share',
] as const;

export type ShownPart = (typeof SHOWN_PARTS)[number] | `lane:${string}`;

/** Whether any of these parts of the page is shown. @param show the list of the link; undefined where it has none */
export function isShown(show: readonly string[] | undefined, ...parts: readonly ShownPart[]): boolean {
  return show === undefined || parts.some((part) => show.includes(part));
}

/** The part of the page to which a place belongs. @param place as lessons name it (`../lessons/places.ts`) */
export function partAt(place: string): ShownPart {
  const [kind, name] = place.split(':');
  if (kind === 'lane') return place as ShownPart;
  if (kind === 'panel') return 'instruments';
  if (place === 'standings') return 'loss';
  return (name ?? place) as ShownPart;
}
