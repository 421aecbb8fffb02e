/** What has changed, by git: what is not committed yet, or else what this branch or its last commit brought. */
import { spawnSync } from 'node:child_process';
import { root } from './site.ts';

/** Answers a git command by what it prints, or undefined where it fails. */
export type Git = (...args: readonly string[]) => string | undefined;

const git: Git = (...args) => {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  return status === 0 ? stdout : undefined;
};

const lines = (text: string | undefined) => (text ?? '').split('\0').filter((line) => line !== '');

/** Where this branch left the main one; undefined on that itself. */
function forkOf(ask: Git): string | undefined {
  const head = ask('rev-parse', 'HEAD')?.trim();
  for (const main of ['origin/HEAD', 'main', 'master']) {
    const fork = ask('merge-base', 'HEAD', main)?.trim();
    if (fork !== undefined) return fork === head ? undefined : fork;
  }
  return undefined;
}

export interface Changed {
  /** Relative to the root, those that are gone among them. */
  readonly files: readonly string[];
  /** What they are changed against, for a person. */
  readonly since: string;
}

/** @throws where this is no working copy of git */
export function changedFiles(ask: Git = git): Changed {
  if (ask('rev-parse', '--git-dir') === undefined)
    throw new Error('What has changed is asked of git, and this folder is none of its working copies.');
  const open = [
    ...lines(ask('diff', '--name-only', '-z', '--no-renames', 'HEAD')),
    ...lines(ask('ls-files', '--others', '--exclude-standard', '-z')),
  ];
  if (open.length > 0) return { files: [...new Set(open)].toSorted(), since: 'the last commit' };
  const fork = forkOf(ask);
  const from = fork ?? 'HEAD~1';
  return {
    files: lines(ask('diff', '--name-only', '-z', '--no-renames', from, 'HEAD')),
    since: fork === undefined ? 'the commit before the last' : 'where this branch began',
  };
}
