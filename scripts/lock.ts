/** `npm run lock`: completes package-lock.json after `npm install`; see `lib/lockFile.ts`. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  completed,
  missingPackages,
  unhashedPackages,
  withoutUnhashed,
  type LockFile,
} from './lib/lockFile.ts';
import { root } from './lib/site.ts';

const file = path.join(root, 'package-lock.json');
const read = () => JSON.parse(readFileSync(file, 'utf8')) as LockFile;
const write = (lock: LockFile) => writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

if (unhashedPackages(read()).length > 0) {
  write(withoutUnhashed(read()));
  spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
const lock = read();
const count = missingPackages(lock).size;
if (count > 0) write(completed(lock));
console.log(
  count === 0 ? 'The lock file is complete.' : `Added ${count} packages of other platforms to the lock file.`,
);
