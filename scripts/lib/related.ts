/** Which test files a change touches: those that import what was changed, straight or by way of others. */
import path from 'node:path';
import { readImports, type Import } from './imports.ts';

export interface RelatedTest {
  /** Relative to the root. */
  readonly file: string;
  /** How many imports lie between it and the change; 0 where it was changed itself. */
  readonly distance: number;
}

const isTest = (file: string) => /^tests\/.*\.test\.tsx?$/.test(file);

/** Compiled apart, by a plugin that reads these files by their names. */
const COMPILED = 'src/backend/wasm/assembly/';
const COMPILER = 'scripts/vite/assemblyScript.ts';

/** Tests that read the sources as text: any change there concerns them. */
const isReader = (file: string) => /^tests\/[^/]*\.test\.ts$/.test(file);

/** A file that is being written may not be read yet; the types say what is wrong with it. */
function importsOf(file: string, source: string): readonly Import[] {
  try {
    return readImports(file, source);
  } catch {
    return [];
  }
}

/** What a file leans on: its imports and the workers it starts, and the scripts that it runs as commands. */
function needsOf(file: string, source: string): string[] {
  if (file.startsWith(COMPILED)) return [];
  const imported = importsOf(file, source)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => path.posix.join(path.posix.dirname(file), from.replace(/\?.*/, '')));
  const commands = isTest(file)
    ? [...source.matchAll(/'(scripts\/[\w/-]+\.ts)'/g)].map(([, name]) => name!)
    : [];
  return [...imported, ...commands];
}

/**
 * Test files that a change touches, nearest first.
 * @param sources every file of code, by its path relative to the root
 */
export function relatedTests(
  sources: ReadonlyMap<string, string>,
  changed: readonly string[],
): RelatedTest[] {
  const importers = new Map<string, string[]>();
  for (const [file, source] of sources)
    for (const needed of needsOf(file, source))
      importers.set(needed, [...(importers.get(needed) ?? []), file]);
  const compiler = changed.some((file) => file.startsWith(COMPILED)) ? [COMPILER, `${COMPILED}index.ts`] : [];
  const distances = new Map([...changed, ...compiler].map((file) => [file, 0]));
  // Walks outwards: a map goes on through what is added to it meanwhile.
  for (const [file, distance] of distances)
    for (const importer of importers.get(file) ?? [])
      if (!distances.has(importer)) distances.set(importer, distance + 1);
  if (changed.some((file) => file.startsWith('src/')))
    for (const file of sources.keys()) if (isReader(file) && !distances.has(file)) distances.set(file, 1);
  return [...distances]
    .filter(([file]) => isTest(file) && sources.has(file))
    .map(([file, distance]) => ({ file, distance }))
    .toSorted((a, b) => a.distance - b.distance);
}

/**
 * Those that fit into a time, nearest first and the quick ones of a distance before the slow; a test that was changed itself is
 * always among them.
 * @param secondsOf how long a file took the last time; undefined where that is not known
 */
export function withinTime(
  tests: readonly RelatedTest[],
  secondsOf: (file: string) => number | undefined,
  limit: number,
): { readonly chosen: string[]; readonly left: string[] } {
  const UNKNOWN = 3;
  const chosen: string[] = [];
  const left: string[] = [];
  let sum = 0;
  const timed = tests.map((test) => ({ ...test, seconds: secondsOf(test.file) ?? UNKNOWN }));
  for (const { file, distance, seconds } of timed.toSorted(
    (a, b) => a.distance - b.distance || a.seconds - b.seconds,
  )) {
    if (distance > 0 && sum + seconds > limit) left.push(file);
    else {
      chosen.push(file);
      sum += seconds;
    }
  }
  return { chosen, left };
}
