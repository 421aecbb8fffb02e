/**
 * Gives the browser tests their workers bundled, as the site has them: a worker that is served module by module asks for some two
 * hundred files, and the tests start a hundred workers.
 */
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { root } from '../lib/site.ts';
import { assemblyScript } from './assemblyScript.ts';
import { thinEntry } from './thinEntry.ts';

/** Where the bundles are served. */
const FOLDER = '/bundled-workers/';

/** By name, as they stand below `FOLDER`. */
type Files = ReadonlyMap<string, string>;

async function bundle(workers: Readonly<Record<string, string>>): Promise<Files> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: FOLDER,
    resolve: { alias: { long: path.join(root, 'src/backend/long.ts') } },
    plugins: [assemblyScript(), thinEntry()],
    build: {
      target: 'es2022',
      write: false,
      minify: false,
      chunkSizeWarningLimit: 4000,
      modulePreload: false,
      rolldownOptions: {
        input: workers,
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
        checks: { pluginTimings: false },
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    outputs.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])),
  );
}

/**
 * @param workers paths of worker scripts relative to the root, by names of their own
 */
export function bundledWorkers(workers: Readonly<Record<string, string>>): Plugin {
  let files: Promise<Files> | undefined;
  const nameOf = (file: string) => Object.keys(workers).find((name) => `/${workers[name]!}` === file);
  return {
    name: 'unroll:bundled-workers',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
        const name = searchParams.has('worker_file') ? nameOf(pathname) : undefined;
        if (name === undefined && !pathname.startsWith(FOLDER)) return next();
        const answer = async () => {
          try {
            files ??= bundle(workers);
            const built = await files;
            const part = built.get(pathname.slice(FOLDER.length));
            const code = name === undefined ? part : `import '${FOLDER}${name}.js';`;
            if (code === undefined) return next();
            response.setHeader('Content-Type', 'text/javascript');
            response.setHeader('Cache-Control', name === undefined ? 'max-age=3600' : 'no-cache');
            response.end(code);
          } catch (error) {
            next(error);
          }
        };
        void answer();
      });
    },
  };
}
