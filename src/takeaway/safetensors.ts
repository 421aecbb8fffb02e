/**
 * Safetensors, the file format for the numbers of a network (huggingface/safetensors, `README.md`, "Format"): eight bytes that say
 * how long the header is, the header in JSON, and the numbers of one tensor after the other, row by row, little-endian.
 *
 *     { "__metadata__": { text: text }, "rnn.weight_ih_l0": { "dtype": "F32", "shape": [64, 3], "data_offsets": [0, 768] } }
 *
 * PyTorch, Keras, JAX and MLX read it, and it can hold nothing but numbers and text, so that a file cannot run anything. Here it is
 * written always alike, and read as the untrusted input that it is: what is wrong comes back as data (`faults.ts`).
 */
import { faulty, type Fault, type Faulty } from './faults.ts';

/** What this reads and writes: 32-bit and 64-bit numbers. */
export type Tensor =
  | { readonly dtype: 'F32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly dtype: 'F64'; readonly shape: readonly number[]; readonly data: Float64Array };

export type Tensors = ReadonlyMap<string, Tensor>;
export type Metadata = Readonly<Record<string, string>>;

export interface SafetensorsFile {
  readonly kind: 'read';
  readonly tensors: Tensors;
  readonly metadata: Metadata;
}

/** The longest header, and the longest file: several times what the largest network within the budget comes to. */
export const MOST_HEADER = 2 ** 16;
export const MOST_BYTES = 2 ** 27;

const METADATA = '__metadata__';
const LENGTH_BYTES = 8;
const WIDTH = { F32: 4, F64: 8 } as const;
/** Names of tensors and of metadata are words of code. */
const NAME = /^[\w.-]{1,200}$/;
const MOST_AXES = 4;

/** What a JSON header says of one tensor. */
interface Entry {
  readonly name: string;
  readonly dtype: Tensor['dtype'];
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** The file's bytes: the same for the same tensors and texts in the same order. */
export function writeSafetensors(tensors: Tensors, metadata: Metadata): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = [...tensors].map(([name, { dtype, shape, data }]) => {
    const start = end;
    end += data.byteLength;
    return [name, { dtype, shape, data_offsets: [start, end] }];
  });
  const written = JSON.stringify({ [METADATA]: metadata, ...Object.fromEntries(entries) });
  const json = new TextEncoder().encode(written);
  // Filled up with spaces, so that the numbers begin at a multiple of eight.
  const headerLength = Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES;
  if (headerLength > MOST_HEADER) throw new RangeError(`A header of ${headerLength} bytes cannot be read.`);
  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + end).fill(0x20, LENGTH_BYTES);
  new DataView(bytes.buffer).setUint32(0, headerLength, true);
  bytes.set(json, LENGTH_BYTES);
  let at = LENGTH_BYTES + headerLength;
  for (const { data } of tensors.values()) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/** Reads a whole file, or says what is wrong with it. Never throws, and looks at each byte once. */
export function readSafetensors(bytes: Uint8Array): SafetensorsFile | Faulty {
  if (bytes.length > MOST_BYTES) return faulty({ what: 'too large' });
  const header = headerOf(bytes);
  if (header.kind === 'faulty') return header;
  const { json, dataStart } = header;
  const metadata = metadataOf(json[METADATA]);
  if (!metadata) return faulty({ what: 'metadata' });
  const entries: Entry[] = [];
  for (const [name, value] of Object.entries(json)) {
    if (name === METADATA) continue;
    const entry = entryOf(name, value);
    if ('what' in entry) return faulty(entry);
    entries.push(entry);
  }
  if (entries.length === 0) return faulty({ what: 'no tensors' });
  const data = bytes.subarray(dataStart);
  const gap = gapIn(entries, data.length);
  if (gap) return faulty(gap);
  const tensors = new Map<string, Tensor>();
  for (const entry of entries) {
    const tensor = tensorOf(entry, data);
    if (!tensor.data.every(Number.isFinite)) return faulty({ what: 'not finite', tensor: entry.name });
    tensors.set(entry.name, tensor);
  }
  return { kind: 'read', tensors, metadata };
}

type Header = {
  readonly kind: 'header';
  readonly json: Readonly<Record<string, unknown>>;
  readonly dataStart: number;
};

function headerOf(bytes: Uint8Array): Header | Faulty {
  if (bytes.length < LENGTH_BYTES + 2) return faulty({ what: 'no safetensors' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  // Any other file begins with something that is no such length.
  if (view.getUint32(4, true) !== 0 || bytes[LENGTH_BYTES] !== 0x7b)
    return faulty({ what: 'no safetensors' });
  if (length > MOST_HEADER) return faulty({ what: 'long header' });
  const dataStart = LENGTH_BYTES + length;
  if (dataStart > bytes.length) return faulty({ what: 'cut off' });
  const json = parsed(bytes.subarray(LENGTH_BYTES, dataStart));
  return isRecord(json) ? { kind: 'header', json, dataStart } : faulty({ what: 'header' });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text to text, empty where there is none; undefined where it is anything else. */
function metadataOf(value: unknown): Metadata | undefined {
  if (value === undefined) return {};
  if (!isRecord(value)) return undefined;
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && NAME.test(entry[0]),
  );
  return texts.length === Object.keys(value).length ? Object.fromEntries(texts) : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function entryOf(name: string, value: unknown): Entry | Fault {
  if (!NAME.test(name)) return { what: 'name' };
  const entry: Fault = { what: 'entry', tensor: name };
  if (!isRecord(value)) return entry;
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string') return entry;
  if (dtype !== 'F32' && dtype !== 'F64')
    return { what: 'dtype', tensor: name, dtype: /^\w{1,12}$/.test(dtype) ? dtype : '?' };
  if (!Array.isArray(shape) || shape.length > MOST_AXES || !shape.every(isCount)) return entry;
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) return entry;
  const [start, end] = offsets as [number, number];
  const size = shape.reduce((product: number, side: number) => product * side, WIDTH[dtype]);
  return end - start === size ? { name, dtype, shape, start, end } : entry;
}

/** What is wrong where the tensors do not lie one after the other from the first byte to the last. */
function gapIn(entries: readonly Entry[], length: number): Fault | undefined {
  const inOrder = entries.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const { name, start, end } of inOrder) {
    if (start !== at) return { what: 'offsets', tensor: name };
    at = end;
  }
  if (at > length) return { what: 'cut off' };
  return at < length ? { what: 'left over' } : undefined;
}

/** A copy, as the numbers may begin at any byte. */
function tensorOf({ dtype, shape, start, end }: Entry, data: Uint8Array): Tensor {
  const { buffer } = new Uint8Array(data.subarray(start, end));
  return dtype === 'F32'
    ? { dtype, shape, data: new Float32Array(buffer) }
    : { dtype, shape, data: new Float64Array(buffer) };
}
