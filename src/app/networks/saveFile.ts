/** Hands a network to the visitor as a file. */
import { handFile } from '../../ui/handFile.ts';
import { fileName, safe } from '../export/names.ts';
import { formatBytes } from '../../text/files.ts';
import { formatCount } from '../../text/numbers.ts';
import type { NetworkFile } from './saving.ts';

export function handBytes(bytes: Uint8Array, name: string, type = 'application/octet-stream'): void {
  handFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
}

export function saveNetworkFile(file: NetworkFile): string {
  const name = fileName(file, 'network', 'safetensors');
  handBytes(file.bytes, name);
  return `Saved as ${name} (training step ${formatCount(file.step)}, ${formatBytes(file.bytes.length)}).`;
}

/** One that is kept in this browser, under the name that it was given. */
export function saveKeptFile(bytes: Uint8Array, name: string): string {
  const file = `unroll-${safe(name) || 'network'}.safetensors`;
  handBytes(bytes, file);
  return `Saved as ${file}.`;
}
