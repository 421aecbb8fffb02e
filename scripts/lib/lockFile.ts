/**
 * Completes the lock file. Native packages come as one optional package for each platform; a registry that does not hold
 * all of them makes npm leave the others out of the lock file, and then `npm ci` refuses it. Each missing one is written
 * with its version and its platform, which is all that npm needs to pass over it, or to fetch it where it belongs; its hash comes
 * from the first registry that holds it.
 */

interface LockedPackage {
  readonly version?: string;
  /** The hash by which npm knows what it fetched. */
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const PLATFORM =
  /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-([a-z]+))?$/;

/** The platform that a native package's name tells: "…-linux-x64-musl". */
export function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const [, os, cpu, abi = ''] = PLATFORM.exec(name) ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`The name ${name} tells no platform.`);
  const libc =
    os !== 'linux'
      ? undefined
      : abi.startsWith('gnu')
        ? 'glibc'
        : abi.startsWith('musl')
          ? 'musl'
          : undefined;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}

/** Optional packages that are asked for at an exact version and stand nowhere in the lock file. */
export function missingPackages({ packages }: LockFile): Map<string, LockedPackage> {
  const missing = new Map<string, LockedPackage>();
  for (const [owner, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const known = `node_modules/${name}` in packages || `${owner}/node_modules/${name}` in packages;
      // A range that nothing fulfils is npm's own business; native packages are always asked for exactly.
      if (known || !/^\d+\.\d+\.\d+/.test(version)) continue;
      missing.set(`node_modules/${name}`, {
        version,
        ...platformOf(name),
        ...(dev ? { dev } : {}),
        optional: true,
      });
    }
  }
  return missing;
}

/** Packages of the registry whose lock entry has no hash: npm would take whatever it is given in their place. */
export function unhashedPackages({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([place, { integrity }]) =>
    place === '' || integrity?.startsWith('sha512-') ? [] : [place],
  );
}

/** The lock file without those, for npm to enter them anew where its registry holds them. */
export function withoutUnhashed<Lock extends LockFile>(lock: Lock): Lock {
  const unhashed = new Set(unhashedPackages(lock));
  const packages = Object.fromEntries(
    Object.entries(lock.packages).filter(([place]) => !unhashed.has(place)),
  );
  return { ...lock, packages };
}

/** The lock file with what was missing, its packages in npm's order. */
export function completed<Lock extends LockFile>(lock: Lock): Lock {
  const entries = [...Object.entries(lock.packages), ...missingPackages(lock)];
  const packages = Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
  return { ...lock, packages };
}
