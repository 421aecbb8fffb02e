/**
 * TensorFlow.js' matrix product on its CPU backend, by the compiled kernels: what models without a compiled form of their own
 * (attention, feedforward) spend most of their time on. Its JavaScript form multiplies about forty times as slowly.
 */
import {
  BatchMatMul,
  broadcast_util,
  registerKernel,
  unregisterKernel,
  type BatchMatMulAttrs,
  type KernelBackend,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { Arena, type Piece } from './arena.ts';
import { FLOAT, padded } from './layout.ts';

/** Room that is made anew, twice as large, when it is too small. */
class Room {
  private piece: Piece | undefined;

  constructor(private readonly arena: Arena) {}

  of(length: number): Piece {
    if (!this.piece || this.piece.length < length)
      this.piece = this.arena.floats(2 ** Math.ceil(Math.log2(Math.max(length, 1024))));
    return this.piece;
  }
}

/** Matrices one after another, `rows` × `columns` each. */
interface Stack {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
}

function stackOf({ shape }: TensorInfo): Stack {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return { count: shape.slice(0, -2).reduce((product, side) => product * side, 1), rows, columns };
}

/** The same with sides that are multiples of four. */
function wide({ count, rows, columns }: Stack): Stack {
  return { count, rows: padded(rows), columns: padded(columns) };
}

const sizeOf = ({ count, rows, columns }: Stack) => count * rows * columns;

/** Calls `move` with where rows lie in a stack as it is and in the wide one; once for all where both are the same. */
function eachRow(stack: Stack, move: (dense: number, place: number, length: number) => void): void {
  const { count, rows, columns } = stack;
  const room = wide(stack);
  if (room.rows === rows && room.columns === columns) return move(0, 0, sizeOf(stack));
  for (let k = 0; k < count; k++) {
    for (let row = 0; row < rows; row++)
      move((k * rows + row) * columns, (k * room.rows + row) * room.columns, columns);
  }
}

/** Puts a stack into its room; what only fills up is zero. */
function put(values: Float32Array, stack: Stack, piece: Piece): void {
  const into = piece.values;
  if (sizeOf(wide(stack)) !== sizeOf(stack)) into.fill(0, 0, sizeOf(wide(stack)));
  eachRow(stack, (dense, place, length) => into.set(values.subarray(dense, dense + length), place));
}

/** Replaces the kernel `BatchMatMul` of TensorFlow.js' CPU backend. */
export function registerWasmMatMul(module: WebAssembly.Module): void {
  const arena = new Arena(module);
  const { gemm, transpose } = arena.kernels;
  const [roomA, roomB, roomC, roomT] = [0, 1, 2, 3].map(() => new Room(arena)) as [Room, Room, Room, Room];

  const product = (backend: KernelBackend, a: TensorInfo, b: TensorInfo, attrs: BatchMatMulAttrs) => {
    const { transposeA, transposeB } = attrs;
    const [left, right] = [stackOf(a), stackOf(b)];
    const [rows, inner] = transposeA ? [left.columns, left.rows] : [left.rows, left.columns];
    const columns = transposeB ? right.rows : right.columns;
    const outer = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    const result: Stack = { count: Math.max(left.count, right.count), rows, columns };
    const [wideA, wideB, wideC] = [left, right, result].map(wide) as [Stack, Stack, Stack];
    // Pieces first: room that is made anew may move all memory.
    const [pieceA, pieceB] = [roomA.of(sizeOf(wideA)), roomB.of(sizeOf(wideB))];
    const [pieceC, turned] = [roomC.of(sizeOf(wideC)), roomT.of(wideB.rows * wideB.columns)];
    put(backend.readSync(a.dataId) as Float32Array, left, pieceA);
    put(backend.readSync(b.dataId) as Float32Array, right, pieceB);
    const across = wideA.columns * FLOAT;
    for (let k = 0; k < result.count; k++) {
      let from = pieceB.at((k % right.count) * wideB.rows * wideB.columns);
      if (transposeB) {
        transpose(turned.address, from, wideB.rows, wideB.columns);
        from = turned.address;
      }
      gemm(
        pieceA.at((k % left.count) * wideA.rows * wideA.columns),
        transposeA ? FLOAT : across,
        transposeA ? across : FLOAT,
        from,
        wideC.columns * FLOAT,
        pieceC.at(k * wideC.rows * wideC.columns),
        wideC.columns * FLOAT,
        wideC.rows,
        inner,
        wideC.columns,
        false,
      );
    }
    const values = new Float32Array(sizeOf(result));
    const { values: found } = pieceC;
    eachRow(result, (dense, place, length) => values.set(found.subarray(place, place + length), dense));
    const shape = [...outer, rows, columns];
    return { dataId: backend.write(values, shape, 'float32'), shape, dtype: 'float32' } as const;
  };

  unregisterKernel(BatchMatMul, 'cpu');
  registerKernel({
    kernelName: BatchMatMul,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) =>
      product(
        backend as KernelBackend,
        inputs['a'] as TensorInfo,
        inputs['b'] as TensorInfo,
        attrs as unknown as BatchMatMulAttrs,
      ),
  });
}
