/** The Python that a person has, and whether it can import what a peer needs. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where `python3 -m venv .venv` puts it, and where a system has it; what is named in the environment goes first. */
const PLACES = ['.venv/bin/python', '.venv/Scripts/python.exe', 'python3', 'python'];

/** What was found, by the modules: trying takes as long as importing them. */
const found = new Map<string, string | undefined>();

/** @returns the first Python that imports all the modules; undefined where there is none */
export function findPython(modules: readonly string[]): string | undefined {
  const key = modules.join();
  if (!found.has(key)) found.set(key, lookFor(modules));
  return found.get(key);
}

function lookFor(modules: readonly string[]): string | undefined {
  const named = process.env['UNROLL_PYTHON'];
  const places = named === undefined ? PLACES : [named];
  return places
    .filter((place) => !place.includes('/') || existsSync(place))
    .find(
      (place) => spawnSync(place, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' }).status === 0,
    );
}
