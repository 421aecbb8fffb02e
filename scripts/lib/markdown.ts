/** What the commands that write documents share. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { format, resolveConfig } from 'prettier';

/** Writes a document in the form that the format check wants. */
export async function writeMarkdown(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

/** "2 cores (AMD EPYC), by WebAssembly on the CPU": where something was computed. */
export function computedOn(devices: Iterable<string>): string {
  const cpu = cpus()[0]?.model.trim() ?? 'an unnamed processor';
  return `${cpus().length} cores (${cpu}), by ${[...new Set(devices)].join(' and ')}`;
}
