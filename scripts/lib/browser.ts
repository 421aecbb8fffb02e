/**
 * Finds a Chromium to test and train in, and installs one where there is none.
 *
 * Order: the environment's word, the usual names on the PATH, the usual places of macOS and Windows, the one that
 * Playwright keeps; then a download by Playwright, then Debian's package. What looks at the machine is handed in, so
 * that the order itself is tested.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';

/** What the search may look at and do. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True for a file that can be run. */
  readonly isProgram: (file: string) => boolean;
  /** Where Playwright would keep its own Chromium. */
  readonly playwrightBrowser: () => string | undefined;
  /** Runs a command quietly; true when it ended well within the time. */
  readonly run: (command: string, args: readonly string[], seconds: number) => boolean;
  readonly isRoot: boolean;
  readonly say: (sentence: string) => void;
}

/** No browser, and no way to install one; the message says what to do. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const HOW_TO =
  'No Chromium was found and none could be installed. Install Chrome or Chromium (on Debian and Ubuntu: ' +
  'sudo apt-get install chromium; anywhere: npx playwright install chromium), or name one by UNROLL_CHROME=/path/to/chrome.';

/** The places where a browser may already be, best first. */
function candidates({ platform, env }: Machine): string[] {
  const separator = platform === 'win32' ? ';' : ':';
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  const folders = (env.PATH ?? env.Path ?? '').split(separator).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) =>
    folders.map((folder) => join(folder, platform === 'win32' ? `${name}.exe` : name)),
  );
  if (platform === 'darwin') {
    const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return [...onPath, ...applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)];
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return [...onPath, ...roots.flatMap((root) => programs.map((program) => join(root, program)))];
  }
  return onPath;
}

/** A browser that is there already, or undefined. Throws when the environment names one that cannot be run. */
function findInstalled(machine: Machine): string | undefined {
  for (const variable of ['UNROLL_CHROME', 'CHROME_PATH']) {
    const named = machine.env[variable];
    if (named === undefined || named === '') continue;
    if (machine.isProgram(named)) return named;
    throw new NoBrowserError(`${variable} names ${named}, which cannot be run. Correct it, or unset it.`);
  }
  const found = candidates(machine).find(machine.isProgram);
  if (found !== undefined) return found;
  const own = machine.playwrightBrowser();
  return own !== undefined && machine.isProgram(own) && starts(machine, own) ? own : undefined;
}

/** A downloaded Chromium may lack system libraries; asking for its version tells. */
function starts(machine: Machine, executable: string): boolean {
  return machine.platform !== 'linux' || machine.run(executable, ['--version'], 20);
}

function installSystemPackage(machine: Machine): void {
  if (machine.platform !== 'linux') return;
  const prefix = machine.isRoot ? [] : ['sudo', '-n'];
  const [command, ...args] = [...prefix, 'apt-get'];
  if (!machine.run(command!, [...args, '--version'], 10)) return;
  machine.say('Installing Chromium from the system packages; this may take some minutes.');
  machine.run(command!, [...args, 'update', '-qq'], 180);
  if (machine.run(command!, [...args, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], 420))
    return;
  // Where the package is a stub or missing (Ubuntu), the downloaded browser may only lack its libraries.
  machine.run(process.execPath, [playwrightProgram(), 'install-deps', 'chromium'], 420);
}

/**
 * The path of a Chromium, installed if need be.
 * @throws NoBrowserError when there is none and none can be had
 */
export function findBrowser(machine: Machine = thisMachine()): string {
  const installed = findInstalled(machine);
  if (installed !== undefined) return installed;
  machine.say('No Chromium here: asking Playwright for one.');
  machine.run(process.execPath, [playwrightProgram(), 'install', 'chromium'], 240);
  const downloaded = findInstalled(machine);
  if (downloaded !== undefined) return downloaded;
  installSystemPackage(machine);
  const packaged = findInstalled(machine);
  if (packaged !== undefined) return packaged;
  throw new NoBrowserError(HOW_TO);
}

function playwrightProgram(): string {
  return path.join(import.meta.dirname, '../../node_modules/playwright/cli.js');
}

/** This machine, as it is. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isProgram(file) {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    playwrightBrowser() {
      try {
        return chromium.executablePath();
      } catch {
        return undefined;
      }
    },
    run(command, args, seconds) {
      const result = spawnSync(command, args, {
        stdio: 'ignore',
        timeout: seconds * 1000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_SKIP_BROWSER_GC: '1' },
      });
      return result.status === 0;
    },
    isRoot: process.getuid?.() === 0,
    say: (sentence) => console.error(sentence),
  };
}

/** The browser's own name and version, for instance "Chromium 140.0.7339.80". */
export function browserVersion(executable: string): string {
  if (process.platform === 'win32') return executable;
  return execFileSync(executable, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
