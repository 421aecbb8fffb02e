/** `npm run zip`: the built site in one file, for a school's own server. The same site gives the same bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { filesUnder } from './lib/filesUnder.ts';
import { buildSite, dist, isFresh, root } from './lib/site.ts';

const FILE = 'unroll-site.zip';
const README = `Unroll needs nothing but a web server that gives these files away: unpack them into any folder of it and open that folder's address. It must send .js files as JavaScript (text/javascript), as most do. Opened from the disk (file://) it does not run.
"_headers" holds the headers that the server should send, where it can; "offline.json" with "keep": false makes browsers give up copies that they kept.
`;

/** A zip archive writes times in the local zone, and none before 1980. */
const TIME = new Date(1980, 0, 1);

/** Every file of the site, but for the records of its build. */
function siteFiles(): Zippable {
  const files = filesUnder(dist).filter((file) => !file.startsWith('.vite/'));
  return Object.fromEntries(files.map((file) => [`unroll/${file}`, readFileSync(path.join(dist, file))]));
}

if (!isFresh()) buildSite();
const files = { 'README.txt': new TextEncoder().encode(README), ...siteFiles() };
const archive = zipSync(files, { mtime: TIME, level: 9 });
writeFileSync(path.join(root, FILE), archive);
console.log(`${FILE}: ${Object.keys(files).length} files, ${(archive.length / 1e6).toFixed(1)} MB`);
