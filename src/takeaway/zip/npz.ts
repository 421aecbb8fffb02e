/**
 * Arrays in NumPy's own format: a `.npy` holds one (numpy.lib.format, version 1.0), and an `.npz` is an archive of them.
 */
import { archive } from './archive.ts';

type Numbers = Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array;

export interface NumpyArray {
  readonly data: Numbers;
  /** `[]` for a single number. */
  readonly shape: readonly number[];
}

export type NumpyArrays = ReadonlyMap<string, NumpyArray>;

const MAGIC = '\x93NUMPY\x01\x00';
/** The header ends at a multiple of this. */
const ALIGNED = 64;
const LENGTH_BYTES = 2;

function typeOf(data: Numbers): string {
  if (data instanceof Uint8Array) return '|u1';
  if (data instanceof Uint16Array) return '<u2';
  if (data instanceof Int32Array) return '<i4';
  return data instanceof Float32Array ? '<f4' : '<f8';
}

export const list = (data: Numbers): NumpyArray => ({ data, shape: [data.length] });
export const whole = (value: number): NumpyArray => ({ data: Int32Array.of(value), shape: [] });

export function npy({ data, shape }: NumpyArray): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${typeOf(data)}', 'fortran_order': False, 'shape': (${sides}), }`;
  const before = MAGIC.length + LENGTH_BYTES;
  const length = Math.ceil((before + text.length + 1) / ALIGNED) * ALIGNED - before;
  const header = `${text.padEnd(length - 1)}\n`;
  const bytes = new Uint8Array(before + length + data.byteLength);
  const write = (from: number, characters: string) => {
    for (let k = 0; k < characters.length; k++) bytes[from + k] = characters.charCodeAt(k);
  };
  write(0, MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, length, true);
  write(before, header);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), before + length);
  return bytes;
}

export function npz(arrays: NumpyArrays): Uint8Array {
  return archive(new Map([...arrays].map(([name, array]) => [`${name}.npy`, npy(array)])));
}
