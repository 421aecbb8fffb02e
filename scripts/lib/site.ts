/** The built site: where it is, whether it is fresh, building it, and serving it to this machine alone. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { headersFor } from '../vite/contentPolicy.ts';

export const root = path.join(import.meta.dirname, '../..');
export const dist = path.join(root, 'dist');

/** All that decides what is built. */
const SOURCES = [
  'src',
  'public',
  'index.html',
  'embed.html',
  'train.html',
  'bench.html',
  'collect.html',
  'handout.html',
  'vite.config.ts',
  'scripts/vite',
  'package-lock.json',
];

/** The latest change under a file or folder; a folder's own time tells of files that went. */
function latestChange(file: string): number {
  if (!existsSync(file)) return 0;
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => latestChange(path.join(file, name))));
}

/** True when the site was built after the last change of its sources. */
export function isFresh(base = root): boolean {
  const built = path.join(base, 'dist/index.html');
  if (!existsSync(built)) return false;
  return (
    statSync(built).mtimeMs >= Math.max(...SOURCES.map((source) => latestChange(path.join(base, source))))
  );
}

/**
 * Builds the site quietly; throws when that fails, after the bundler has said why. In a process of its own: a test runner's
 * environment would give React's development build.
 */
export function buildSite(): void {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel=warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The site could not be built.');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

/** The file that an address means, or undefined when it lies outside of the folder. */
function fileOf(folder: string, url: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

export interface Served {
  /** For instance "http://localhost:4173/". */
  readonly url: string;
  close(): Promise<void>;
}

/** How a folder is served, where not just as it is. */
export interface ServeOptions {
  readonly folder?: string;
  /** Sent with every file, in place of those that the site is to be sent with. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Text put before a file's own; for scripts that are watched from outside. */
  readonly preludeOf?: (file: string) => string;
  /** Leads from one path to another, as some hosts do. */
  readonly leadsTo?: Readonly<Record<string, string>>;
}

async function respond(options: ServeOptions, url: string, response: ServerResponse): Promise<void> {
  const { folder = dist, preludeOf, leadsTo } = options;
  const other = leadsTo?.[url];
  if (other !== undefined) {
    response.writeHead(308, { Location: other }).end();
    return;
  }
  const file = fileOf(folder, url);
  try {
    if (file === undefined) throw new Error('The address lies outside of the site.');
    const bytes = Buffer.concat([Buffer.from(preludeOf?.(file) ?? ''), await readFile(file)]);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const headers = options.headers ?? headersFor(file ?? '');
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...headers }).end(bytes);
  } catch {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
  }
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, 'localhost', () => resolve(true));
  });
}

/**
 * Serves a folder on localhost, the built site unless another is named, each file with its headers.
 * @param ports the ports to try in order; 0 takes any that is free
 */
export async function serve(ports: readonly number[], options: ServeOptions = {}): Promise<Served> {
  for (const port of ports) {
    const server = createServer((request, response) => void respond(options, request.url ?? '/', response));
    if (!(await listen(server, port))) continue;
    return {
      url: `http://localhost:${(server.address() as AddressInfo).port}/`,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
  throw new Error(`None of the ports ${ports.join(', ')} is free.`);
}
