/** How many parameters a network has, and why two libraries say another number. */
import type { Experiment } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import { formatCount } from '../../text/numbers.ts';

const NAMES = { pytorch: 'PyTorch', keras: 'Keras' } as const;

/** One sentence on the number that others count for the same network; undefined where nobody counts another. */
export function othersCount(
  count: number,
  {
    cell,
    cellOptions,
    hiddenSize,
    layers,
  }: Pick<Experiment, 'cell' | 'cellOptions' | 'hiddenSize' | 'layers'>,
): string | undefined {
  const spare = findModel(cell)!.spareBiases?.(cellOptions) ?? {};
  const libraries = (['pytorch', 'keras'] as const).filter((library) => (spare[library] ?? 0) > 0);
  const each = libraries[0] && spare[libraries[0]];
  if (!each) return undefined;
  const theirs = formatCount(count + each * hiddenSize * layers);
  return libraries.length === 1
    ? `${NAMES[libraries[0]!]} counts ${theirs}: it adds two biases where one does the same.`
    : `PyTorch and Keras count ${theirs}: they add two biases to the gates r and z, where one does the same.`;
}
