/**
 * Tells the service worker what there is to keep: when the whole site is written, the names of its files and a name of the build are
 * built into `offline.js`, and their size goes into `offline.json`, which also says whether copies may be kept at all.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { filesUnder } from '../lib/filesUnder.ts';
import { OFFER, SERVICE_WORKER, type KeptSite, type OfflineOffer } from '../../src/offline/site.ts';

/** What no visitor loads: hosts' headers, records of the build, the command line's page, and what the service worker is itself. */
const LEFT_OUT = /^(?:_headers|\.vite\/.*|train\.html|assets\/train-.*|offline\.js(?:on)?)$/;

/** The service worker's script, in one piece: not every browser takes one that imports. */
async function script(root: string, site: KeptSite): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { KEPT_SITE: JSON.stringify(site) },
    build: {
      write: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: { input: 'src/offline/service.ts', output: { format: 'iife', comments: false } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0]! : built) as Rolldown.RolldownOutput;
  return output[0].code;
}

export function offline(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'unroll:offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = path.resolve(root, config.build.outDir);
    },
    async closeBundle() {
      const files = filesUnder(folder).filter((file) => !LEFT_OUT.test(file));
      const hash = createHash('sha256');
      let bytes = 0;
      for (const file of files) {
        const content = readFileSync(path.join(folder, file));
        hash.update(file).update(content);
        bytes += content.length;
      }
      const offer: OfflineOffer = { keep: true, bytes };
      // The offer is kept, too: without a network it says how much there is.
      const site: KeptSite = { build: hash.digest('hex').slice(0, 16), files: [...files, OFFER] };
      writeFileSync(path.join(folder, SERVICE_WORKER), await script(root, site));
      writeFileSync(path.join(folder, OFFER), `${JSON.stringify(offer)}\n`);
    },
  };
}
