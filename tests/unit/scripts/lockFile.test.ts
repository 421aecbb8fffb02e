import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  completed,
  missingPackages,
  platformOf,
  unhashedPackages,
  withoutUnhashed,
  type LockFile,
} from '../../../scripts/lib/lockFile.ts';

const lock = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
) as LockFile & { readonly packages: Record<'', Record<string, Record<string, string>>> };

/** Download addresses: there should be none, so that the file works with any registry. */
function downloadAddresses({ packages }: LockFile): string[] {
  return Object.values(packages).flatMap(({ resolved }) => (resolved?.startsWith('http') ? [resolved] : []));
}

describe('package-lock.json', () => {
  it('holds every optional package of every platform; if not: npm run lock', () => {
    expect([...missingPackages(lock).keys()]).toEqual([]);
  });

  it('holds the hash of every package; if not: npm run lock, with a registry that has it', () => {
    expect(unhashedPackages(lock)).toEqual([]);
  });

  it('holds no download addresses', () => {
    expect(downloadAddresses(lock)).toEqual([]);
  });

  it('is made for exact versions', () => {
    const { dependencies, devDependencies } = lock.packages[''];
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('completing a lock file', () => {
  const small: LockFile = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.2.3',
        dev: true,
        optionalDependencies: {
          '@tool/darwin-arm64': '1.2.3',
          '@tool/linux-x64-musl': '1.2.3',
          fsevents: '~2.3.3',
        },
      },
      'node_modules/@tool/linux-x64-musl': { version: '1.2.3', optional: true },
      'node_modules/zebra': { resolved: 'https://registry.example/zebra.tgz' },
    },
  };

  it('adds what is missing, with version and platform, in order', () => {
    const { packages } = completed(small);
    expect(packages['node_modules/@tool/darwin-arm64']).toEqual({
      version: '1.2.3',
      cpu: ['arm64'],
      os: ['darwin'],
      dev: true,
      optional: true,
    });
    expect(Object.keys(packages)).toEqual([
      '',
      'node_modules/@tool/darwin-arm64',
      'node_modules/@tool/linux-x64-musl',
      'node_modules/tool',
      'node_modules/zebra',
    ]);
    expect(missingPackages(completed(small)).size).toBe(0);
  });

  it('leaves out what has no hash, for npm to enter it anew', () => {
    const hashed = { 'node_modules/known': { version: '1.0.0', integrity: 'sha512-abc' } };
    const mixed = { packages: { ...small.packages, ...hashed } };
    expect(Object.keys(withoutUnhashed(mixed).packages)).toEqual(['', 'node_modules/known']);
  });

  it('reads platforms from names, and refuses a name without one', () => {
    expect(platformOf('@oxlint/binding-linux-arm-musleabihf')).toEqual({
      os: ['linux'],
      cpu: ['arm'],
      libc: ['musl'],
    });
    expect(platformOf('@x/binding-win32-x64-msvc')).toEqual({ os: ['win32'], cpu: ['x64'] });
    expect(platformOf('@x/linux-x64')).toEqual({ os: ['linux'], cpu: ['x64'] });
    expect(() => platformOf('left-pad')).toThrow(/tells no platform/);
  });

  it('finds download addresses', () => {
    expect(downloadAddresses(small)).toEqual(['https://registry.example/zebra.tgz']);
  });
});
