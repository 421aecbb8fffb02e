/** What the commands that write documents share. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { format, resolveConfig } from 'prettier';

/** Writes a document, or a source that is made from one, in the form that the format check wants. */
export async function writeFormatted(
  file: string,
  text: string,
  parser: 'markdown' | 'typescript',
): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser }));
}

export const writeMarkdown = (file: string, text: string): Promise<void> =>
  writeFormatted(file, text, 'markdown');

/** "2 cores (AMD EPYC), by WebAssembly on the CPU": where something was computed. */
export function computedOn(devices: Iterable<string>): string {
  const cpu = cpus()[0]?.model.trim() ?? 'an unnamed processor';
  return `${cpus().length} cores (${cpu}), by ${[...new Set(devices)].join(' and ')}`;
}
