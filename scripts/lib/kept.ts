/** Results of earlier calls, one file each, so that a command that was stopped goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WORKER_MANIFEST } from '../vite/siteRecord.ts';
import { dist, root } from './site.ts';

/** Tells builds of the worker apart, since another may train otherwise: the names of its files carry their contents' hashes. */
export function workerBuild(): string {
  return createHash('sha256')
    .update(readFileSync(path.join(dist, WORKER_MANIFEST)))
    .digest('hex');
}

/** How a value becomes a file and a value again. */
export interface Coding {
  /** The end of the files' names, with its dot. */
  readonly ending: string;
  readonly write: (value: unknown) => string | Uint8Array;
  /** May throw where the file is not whole. */
  readonly read: (bytes: Buffer) => unknown;
}

export class Kept<Value> {
  /** @param name of the folder in `.cache` */
  constructor(
    private readonly name: string,
    private readonly coding: Coding,
  ) {}

  /**
   * What was kept; undefined where there is none that can be read.
   * @param key all that decides the value, as it can be written in JSON
   */
  find(key: readonly unknown[]): Value | undefined {
    const file = this.fileOf(key);
    if (!existsSync(file)) return undefined;
    try {
      return this.coding.read(readFileSync(file)) as Value;
    } catch {
      return undefined;
    }
  }

  keep(key: readonly unknown[], value: Value): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.fileOf(key), this.coding.write(value));
  }

  private get folder(): string {
    return path.join(root, '.cache', this.name);
  }

  private fileOf(key: readonly unknown[]): string {
    const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex');
    return path.join(this.folder, `${hash.slice(0, 20)}${this.coding.ending}`);
  }
}
