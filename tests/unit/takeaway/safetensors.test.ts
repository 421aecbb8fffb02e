import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../../src/takeaway/faults.ts';
import {
  MOST_HEADER,
  readSafetensors,
  writeSafetensors,
  type Tensor,
} from '../../../src/takeaway/safetensors.ts';
import { NOT_RUN, pytorchHere } from '../../fixtures/takeaway/here.ts';

const tensors = new Map<string, Tensor>([
  ['head.weight', { dtype: 'F32', shape: [1, 2], data: Float32Array.of(1.5, -0) }],
  ['head.bias', { dtype: 'F64', shape: [1], data: Float64Array.of(0.1) }],
]);

/** A file with that header, as text, before those bytes. */
function fileOf(header: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const entry = (part: object = {}) =>
  JSON.stringify({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4], ...part } });
const four = new Uint8Array(4);

describe('a safetensors file', () => {
  test('holds tensors and texts, bit for bit', () => {
    const read = readSafetensors(writeSafetensors(tensors, { link: 'task=adding & “more”', step: '20' }));
    expect(read).toEqual({ kind: 'read', tensors, metadata: { link: 'task=adding & “more”', step: '20' } });
    expect(read.kind === 'read' && Object.is(read.tensors.get('head.weight')!.data[1], -0)).toBe(true);
  });

  test('is the same for the same tensors, with numbers from a multiple of eight bytes on', () => {
    const bytes = writeSafetensors(tensors, { step: '1' });
    expect(writeSafetensors(new Map(tensors), { step: '1' })).toEqual(bytes);
    expect((bytes.length - 16) % 8).toBe(0);
  });

  const python = pytorchHere();
  test.runIf(python)(`is read by the library${python ? '' : ` (${NOT_RUN})`}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'unroll-safetensors-'));
    const file = path.join(folder, 'network.safetensors');
    writeFileSync(file, writeSafetensors(tensors, { step: '20' }));
    const script = [
      'import json, sys',
      'from safetensors import safe_open',
      'with safe_open(sys.argv[1], "np") as f:',
      '  found = {name: [str(f.get_tensor(name).dtype), f.get_tensor(name).tolist()] for name in sorted(f.keys())}',
      '  print(json.dumps([f.metadata(), found]))',
    ].join('\n');
    expect(JSON.parse(execFileSync(python!, ['-c', script, file], { encoding: 'utf8' }))).toEqual([
      { step: '20' },
      { 'head.bias': ['float64', [0.1]], 'head.weight': ['float32', [[1.5, -0]]] },
    ]);
    rmSync(folder, { recursive: true });
  });

  test('is read wherever it lies in a buffer', () => {
    const bytes = writeSafetensors(tensors, {});
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(readSafetensors(moved.subarray(3))).toMatchObject({ kind: 'read', tensors });
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'no safetensors'],
    ['a text', new TextEncoder().encode('date,value\n2020,1\n'), 'no safetensors'],
    ['a huge header', fileOf(`{${' '.repeat(MOST_HEADER)}}`), 'long header'],
    ['half a header', fileOf(entry(), four).subarray(0, 30), 'cut off'],
    ['half the numbers', fileOf(entry(), four.subarray(2)), 'cut off'],
    ['more bytes than numbers', fileOf(entry(), new Uint8Array(5)), 'left over'],
    ['no JSON', fileOf('{"a":'), 'header'],
    ['a list that begins like an object', fileOf('{}]'), 'header'],
    ['no tensors', fileOf('{}'), 'no tensors'],
    [
      'metadata that are a number',
      fileOf(`{"__metadata__":{"step":1},${entry().slice(1)}`, four),
      'metadata',
    ],
    ['metadata that are a list', fileOf(`{"__metadata__":[],${entry().slice(1)}`, four), 'metadata'],
    ['a name that is markup', fileOf(entry().replace('"a"', '"<b>"'), four), 'name'],
    ['16-bit numbers', fileOf(entry({ dtype: 'BF16', data_offsets: [0, 2] }), four.subarray(2)), 'dtype'],
    ['a shape that is none', fileOf(entry({ shape: [1.5] }), four), 'entry'],
    ['a negative side', fileOf(entry({ shape: [-1] }), four), 'entry'],
    ['a shape for other numbers', fileOf(entry({ shape: [2] }), four), 'entry'],
    ['a shape beyond all numbers', fileOf(entry({ shape: [2 ** 50, 2 ** 50] }), four), 'entry'],
    ['offsets that go back', fileOf(entry({ data_offsets: [4, 0] }), four), 'entry'],
    ['a hole', fileOf(entry({ data_offsets: [4, 8] }), new Uint8Array(8)), 'offsets'],
    ['a tensor that is nothing', fileOf('{"a":null}'), 'entry'],
    ['a number that is none', fileOf(entry(), Uint8Array.of(0, 0, 0xc0, 0x7f)), 'not finite'],
    ['an infinite number', fileOf(entry(), Uint8Array.of(0, 0, 0x80, 0x7f)), 'not finite'],
  ])('that is %s is refused in a sentence', (_, bytes, what) => {
    const read = readSafetensors(bytes);
    expect(read).toMatchObject({ kind: 'faulty', fault: { what } });
    expect(read.kind === 'faulty' && faultSentence(read.fault)).toMatch(/^[A-Z].*\.$/);
  });

  test('that two tensors share is refused', () => {
    const both = `{"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},${entry().slice(1)}`;
    expect(readSafetensors(fileOf(both, four))).toMatchObject({ fault: { what: 'offsets' } });
  });
});
