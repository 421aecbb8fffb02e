/** Walking by keys: along a row of tabs, a menu, the points of a drawing. */

interface Key {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly metaKey?: boolean;
}

/** Which arrows walk: those to the left and right, those up and down, or all. */
type Axis = 'across' | 'down' | 'both';

function stepOf(key: string, axis: Axis): number {
  if (axis !== 'down' && key === 'ArrowLeft') return -1;
  if (axis !== 'down' && key === 'ArrowRight') return 1;
  if (axis !== 'across' && key === 'ArrowUp') return -1;
  return axis !== 'across' && key === 'ArrowDown' ? 1 : 0;
}

/**
 * Where a key leads among `count`, which end at both sides; undefined for keys that do not walk, and with Ctrl, Alt or Meta.
 * @param at where one stands; undefined where nothing is chosen yet
 */
export function indexAfterKey(
  event: Key,
  at: number | undefined,
  count: number,
  axis: Axis,
): number | undefined {
  if (count === 0 || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return count - 1;
  const by = stepOf(event.key, axis);
  if (by === 0) return undefined;
  if (at === undefined) return by > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + by));
}

/** Moves the focus among `items`, round and round. False for keys that do not; others end here, so that no shortcut hears them. */
export function rove(
  event: Key & Pick<Event, 'preventDefault' | 'stopPropagation'>,
  items: readonly (Element & HTMLOrSVGElement)[],
  axis: Axis,
): boolean {
  const at = items.findIndex((item) => item === document.activeElement);
  const by = stepOf(event.key, axis);
  const round = at >= 0 && (at + by < 0 || at + by === items.length);
  const next = indexAfterKey(event, at < 0 || round ? undefined : at, items.length, axis);
  if (next === undefined) return false;
  event.preventDefault();
  event.stopPropagation();
  items[next]!.focus();
  return true;
}
