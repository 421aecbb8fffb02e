/** `npm start`: builds the site, serves it on this machine, and opens it where there is a screen. */
import { spawn } from 'node:child_process';
import { buildSite, isFresh, serve } from './lib/site.ts';

const PORTS = [4173, 4174, 4175, 4176, 4177, 0];

/** The command that opens an address, or undefined where nobody sits in front of a screen. */
function opener(): string[] | undefined {
  if (process.env.CI !== undefined || !process.stdout.isTTY) return undefined;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined
    ? ['xdg-open']
    : undefined;
}

function open(url: string): void {
  const [command, ...args] = opener() ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // The address stands in the terminal: without a program to open it, a person still can.
  child.on('error', () => {});
  child.unref();
}

if (!isFresh()) {
  console.log('Building Unroll …');
  buildSite();
}
const { url } = await serve(PORTS);
console.log(`\n  Unroll is at ${url}\n  Press Ctrl-C to stop.\n`);
open(url);
