/** `npm run lock`: completes package-lock.json after `npm install`; see `lib/lockFile.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { completed, missingPackages, type LockFile } from './lib/lockFile.ts';
import { root } from './lib/site.ts';

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
const count = missingPackages(lock).size;
if (count > 0) writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`);
console.log(
  count === 0 ? 'The lock file is complete.' : `Added ${count} packages of other platforms to the lock file.`,
);
