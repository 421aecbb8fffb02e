/** Which browser engines beside Chromium are on this machine, for the tests that try the site in them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  /** What gives it a screen; undefined where there is one. */
  readonly screen?: string;
}

export interface Engines {
  /** Firefox itself: it needs neither a driver nor a screen. */
  readonly firefox?: string;
  readonly webKit?: WebKitPrograms;
}

/** False for what only stands in the place of a browser, such as the hint where to get it. */
function saysItsVersion(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

/** UNROLL_FIREFOX names one that is elsewhere. */
function firefoxHere(): string | undefined {
  const named = process.env.UNROLL_FIREFOX;
  const usual = [onPath('firefox-esr', 'firefox'), '/Applications/Firefox.app/Contents/MacOS/firefox'];
  const browser = [named, ...usual].find((file) => file !== undefined && existsSync(file));
  return browser !== undefined && saysItsVersion(browser) ? browser : undefined;
}

/** Distributions keep the browser with its library: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser, for instance. */
function miniBrowser(): string | undefined {
  const inside = (folder: string) =>
    statSync(folder, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(folder).map((name) => path.join(folder, name))
      : [];
  const folders = ['/usr/lib', '/usr/libexec', '/usr/lib64'].flatMap((folder) => [folder, ...inside(folder)]);
  return folders
    .flatMap(inside)
    .filter((folder) => /\/webkit2?gtk-[\d.]+$/.test(folder))
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .findLast((file) => existsSync(file));
}

/** WebKitGTK with its driver. */
function webKitHere(): WebKitPrograms | undefined {
  if (process.platform !== 'linux') return undefined;
  const [driver, browser, screen] = [onPath('WebKitWebDriver'), miniBrowser(), onPath('xvfb-run')];
  if (driver === undefined || browser === undefined) return undefined;
  if (process.env.DISPLAY !== undefined) return { driver, browser };
  return screen === undefined ? undefined : { driver, browser, screen };
}

export function enginesHere(): Engines {
  const [firefox, webKit] = [firefoxHere(), webKitHere()];
  return { ...(firefox && { firefox }), ...(webKit && { webKit }) };
}

/** One sentence for each engine in which nothing is tried here. */
export function notRun({ firefox, webKit }: Engines): string[] {
  return [
    ...(firefox ? [] : ['not run: no Firefox here (Debian: firefox-esr)']),
    ...(webKit ? [] : ['not run: no WebKit here (Debian: webkit2gtk-driver, xvfb)']),
  ];
}
