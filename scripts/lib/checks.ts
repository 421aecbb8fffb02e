/** The stages of `npm run check` and `npm test`: what each of them runs. */
import path from 'node:path';
import { root } from './site.ts';
import type { Stage } from './stages.ts';

/** A command that runs a file of an installed package by this Node. */
function tool(file: string, ...args: string[]): string[] {
  return [process.execPath, path.join(root, 'node_modules', file), ...args];
}

const typeCheck = (realm: string): Stage => ({
  name: `types of the ${realm}`,
  command: tool('typescript/bin/tsc', '-p', `tsconfig.${realm}.json`),
});

export const types: readonly Stage[] = [typeCheck('page'), typeCheck('worker'), typeCheck('node')];

/** @param files those to look at; all where none is named */
export const lintOf = (files: readonly string[] = []): Stage => ({
  name: 'lint',
  command: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...files),
});

export const formatOf = (files: readonly string[] = ['.']): Stage => ({
  name: 'format',
  command: tool(
    'prettier/bin/prettier.cjs',
    '--check',
    '--log-level=warn',
    '--ignore-unknown',
    // What has not changed is well formatted still.
    '--cache',
    '--cache-strategy=content',
    '--cache-location=.cache/prettier',
    ...files,
  ),
});

/** Everything that is checked without running the project. */
export const checks: readonly Stage[] = [
  { name: 'build', command: tool('vite/bin/vite.js', 'build', '--logLevel=warn') },
  ...types,
  lintOf(),
  formatOf(),
  { name: 'unused code', command: tool('knip/bin/knip.js') },
  { name: 'code that only tests use', command: tool('knip/bin/knip.js', '--production') },
  { name: 'size', command: [process.execPath, '--import', 'tsx', 'scripts/size.ts'], after: ['build'] },
];

export const PROJECTS = ['unit', 'browser', 'e2e', 'engines'] as const;
export type Project = (typeof PROJECTS)[number];

/** Where a project's last results stand. */
export const reportOf = (project: Project): string => `.cache/tests/${project}.json`;

/** One of vitest's projects, with filters for its files. */
export function testStage(project: Project, filters: readonly string[]): Stage {
  const report = reportOf(project);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: `${project} tests`,
    command: tool('vitest/vitest.mjs', 'run', '--project', `${project}*`, ...reporters, ...filters),
    report,
    // They take the built site, and would build it once more beside the check's own.
    ...(project === 'e2e' || project === 'engines' ? { after: ['build'] } : {}),
    // Other browsers start and load there, one after the other.
    ...(project === 'engines' ? { beside: true } : {}),
  };
}
