import { describe, expect, it } from 'vitest';
import { changedFiles, type Git } from '../../../scripts/lib/changed.ts';

/** A git that answers from a table; what is not in it fails. */
const gitOf =
  (answers: Readonly<Record<string, string>>): Git =>
  (...args) =>
    answers[args.join(' ')];

const OPEN = {
  'rev-parse --git-dir': '.git\n',
  'diff --name-only -z --no-renames HEAD': '',
  'ls-files --others --exclude-standard -z': '',
  'rev-parse HEAD': 'tip\n',
};
const between = (from: string) => `diff --name-only -z --no-renames ${from} HEAD`;

describe('what has changed', () => {
  it('is what is not committed yet, new files among it', () => {
    const git = gitOf({
      ...OPEN,
      'diff --name-only -z --no-renames HEAD': 'src/b.ts\0src/a.ts\0',
      'ls-files --others --exclude-standard -z': 'src/with a space.ts\0',
    });
    expect(changedFiles(git)).toEqual({
      files: ['src/a.ts', 'src/b.ts', 'src/with a space.ts'],
      since: 'the last commit',
    });
  });

  it('is what the branch brought, where all is committed', () => {
    const git = gitOf({ ...OPEN, 'merge-base HEAD main': 'fork\n', [between('fork')]: 'src/a.ts\0' });
    expect(changedFiles(git)).toEqual({ files: ['src/a.ts'], since: 'where this branch began' });
  });

  it('is the last commit on the main branch itself, and where there is no other', () => {
    const last = { ...OPEN, [between('HEAD~1')]: 'src/a.ts\0' };
    const expected = { files: ['src/a.ts'], since: 'the commit before the last' };
    expect(changedFiles(gitOf({ ...last, 'merge-base HEAD origin/HEAD': 'tip\n' }))).toEqual(expected);
    expect(changedFiles(gitOf(last))).toEqual(expected);
  });

  it('cannot be known without git, and that is said', () => {
    expect(() => changedFiles(gitOf({}))).toThrow('What has changed is asked of git');
  });
});
