/** Whether the page's help still names the browsers that it is tested in. */
import { TESTED_IN } from '../../src/app/dialogs/testedIn.ts';

export type EngineName = keyof typeof TESTED_IN;

/** "160" is later than "153.8", and "2.50.6" is not later than "2.50": only what is named counts. */
function isLater(version: string, named: string): boolean {
  const [is, was] = [version, named].map((text) => text.split('.').map(Number));
  const first = was!.findIndex((number, k) => is![k] !== number);
  return first >= 0 && is![first]! > was![first]!;
}

/** One sentence where an engine that runs the tests is newer than the one that the help names. */
export function outOfDate(engine: EngineName, version: string): string[] {
  const named = TESTED_IN[engine];
  return isLater(version, named)
    ? [`out of date: the help names ${engine} ${named}, this is ${version} (src/app/dialogs/testedIn.ts)`]
    : [];
}
