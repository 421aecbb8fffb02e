import { describe, expect, it } from 'vitest';
import { findBrowser, NoBrowserError, type Machine } from '../../../scripts/lib/browser.ts';

/** A machine on which the given files exist; each command is recorded, and may bring a file into being. */
function machine(
  setup: Partial<Machine> & { files?: string[]; brings?: Readonly<Record<string, string>> } = {},
): Machine & { commands: string[] } {
  const files = new Set(setup.files);
  const commands: string[] = [];
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isProgram: (file) => files.has(file),
    playwrightBrowser: () => '/cache/chrome',
    isRoot: true,
    say: () => {},
    run(command, args) {
      const line = [command, ...args].join(' ');
      commands.push(line);
      const brought = Object.entries(setup.brings ?? {}).find(([part]) => line.includes(part));
      if (brought) files.add(brought[1]);
      return true;
    },
    commands,
    ...setup,
  };
}

describe('finding a browser', () => {
  it('takes the one that the environment names before any other', () => {
    const env = { PATH: '/usr/bin', UNROLL_CHROME: '/opt/mine', CHROME_PATH: '/opt/other' };
    expect(findBrowser(machine({ env, files: ['/opt/mine', '/opt/other', '/usr/bin/chromium'] }))).toBe(
      '/opt/mine',
    );
  });

  it('says so when the environment names something that cannot be run', () => {
    const env = { PATH: '/usr/bin', CHROME_PATH: '/opt/gone' };
    expect(() => findBrowser(machine({ env, files: ['/usr/bin/chromium'] }))).toThrow(
      /CHROME_PATH names \/opt\/gone/,
    );
  });

  it('looks for Chromium on the whole PATH before Chrome and Edge', () => {
    const files = [
      '/usr/local/bin/google-chrome',
      '/usr/local/bin/microsoft-edge',
      '/usr/bin/chromium',
      '/cache/chrome',
    ];
    expect(findBrowser(machine({ files }))).toBe('/usr/bin/chromium');
    expect(findBrowser(machine({ files: files.slice(0, 2) }))).toBe('/usr/local/bin/google-chrome');
  });

  it('knows where macOS and Windows keep their browsers', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine({ platform: 'darwin', files: [mac] }))).toBe(mac);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PATH: 'C:\\Windows', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(machine({ platform: 'win32', env, files: [edge] }))).toBe(edge);
  });

  it('takes the one Playwright keeps, without installing anything', () => {
    const here = machine({ files: ['/cache/chrome'] });
    expect(findBrowser(here)).toBe('/cache/chrome');
    expect(here.commands).toEqual(['/cache/chrome --version']);
  });

  it('asks Playwright to download one, and goes no further when that works', () => {
    const here = machine({ brings: { 'install chromium': '/cache/chrome' } });
    expect(findBrowser(here)).toBe('/cache/chrome');
    expect(here.commands.some((line) => line.includes('apt-get'))).toBe(false);
  });

  it('falls back to the system package, after renewing the list of packages', () => {
    const here = machine({
      brings: { 'install -y -qq --no-install-recommends chromium': '/usr/bin/chromium' },
    });
    expect(findBrowser(here)).toBe('/usr/bin/chromium');
    const apt = here.commands.filter((line) => line.startsWith('apt-get')).map((line) => line.split(' ')[1]);
    expect(apt).toEqual(['--version', 'update', 'install']);
  });

  it('uses sudo without a password prompt when it is not root', () => {
    const here = machine({
      isRoot: false,
      brings: { 'no-install-recommends chromium': '/usr/bin/chromium' },
    });
    expect(findBrowser(here)).toBe('/usr/bin/chromium');
    expect(here.commands).toContain('sudo -n apt-get update -qq');
  });

  it('ends with a sentence on what to do when nothing works', () => {
    const here = machine({ run: () => false });
    expect(() => findBrowser(here)).toThrow(NoBrowserError);
    expect(() => findBrowser(here)).toThrow(/Install Chrome or Chromium .* UNROLL_CHROME=/);
  });
});
