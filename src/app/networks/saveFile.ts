/** Hands a network to the visitor as a file. */
import { fileName, safe } from '../export/names.ts';
import { loadPart } from '../parts/load.ts';
import { formatBytes } from '../../text/files.ts';
import { formatCount } from '../../text/numbers.ts';
import type { NetworkFile } from './saving.ts';

export async function handBytes(
  bytes: Uint8Array,
  name: string,
  type = 'application/octet-stream',
): Promise<void> {
  const { handFile } = await loadPart(() => import('../export/save.ts'));
  handFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
}

export async function saveNetworkFile(file: NetworkFile): Promise<string> {
  const name = fileName(file, 'network', 'safetensors');
  await handBytes(file.bytes, name);
  return `Saved as ${name} (training step ${formatCount(file.step)}, ${formatBytes(file.bytes.length)}).`;
}

/** One that is kept in this browser, under the name that it was given. */
export async function saveKeptFile(bytes: Uint8Array, name: string): Promise<string> {
  const file = `unroll-${safe(name) || 'network'}.safetensors`;
  await handBytes(bytes, file);
  return `Saved as ${file}.`;
}
