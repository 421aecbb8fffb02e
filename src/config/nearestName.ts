/** The known name that a misspelt one is nearest to. */

/** Longer names are no slips of a finger, and a link may hold anything. */
const LONGEST = 24;
/** Letters that may be wrong at most, and one of so many. */
const MOST = 2;
const ONE_OF = 3;

/** How many letters have to be put in, taken out, changed or swapped with their neighbour to make one text of the other. */
export function editDistance(from: string, to: string): number {
  let twoBefore: number[] = [];
  let before = Array.from({ length: to.length + 1 }, (_, k) => k);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let k = 1; k <= to.length; k++) {
      const same = from[i - 1] === to[k - 1];
      const swapped = i > 1 && k > 1 && from[i - 1] === to[k - 2] && from[i - 2] === to[k - 1];
      row.push(
        Math.min(
          row[k - 1]! + 1,
          before[k]! + 1,
          before[k - 1]! + (same ? 0 : 1),
          swapped ? twoBefore[k - 2]! + 1 : Infinity,
        ),
      );
    }
    [twoBefore, before] = [before, row];
  }
  return before[to.length]!;
}

/** The name that was likely meant; undefined where none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const limit = Math.min(MOST, Math.floor(name.length / ONE_OF));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate);
    if (distance <= limit && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name;
}
