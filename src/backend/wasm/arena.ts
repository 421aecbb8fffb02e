/**
 * Memory of the compiled kernels, handed out piece by piece and never taken back: a plan asks once for all it needs, and
 * whoever lets go of the arena frees everything.
 */
import type { KernelExports } from './exports.ts';

const PAGE = 65_536;
/** Pieces begin where a cache line does. */
const ALIGNMENT = 64;
const FLOAT = 4;

/** Some floats (or 32-bit integers) at an address that kernels understand. */
export class Piece {
  private view: Float32Array;

  constructor(
    private readonly memory: WebAssembly.Memory,
    readonly address: number,
    readonly length: number,
  ) {
    this.view = new Float32Array(memory.buffer, address, length);
  }

  /** The floats themselves. Memory that grows moves, so this is asked for anew whenever it is used. */
  get values(): Float32Array {
    if (this.view.buffer !== this.memory.buffer)
      this.view = new Float32Array(this.memory.buffer, this.address, this.length);
    return this.view;
  }

  /** The same as 32-bit integers. */
  integers(): Int32Array {
    return new Int32Array(this.memory.buffer, this.address, this.length);
  }

  /** The address of one of the floats. */
  at(index: number): number {
    return this.address + index * FLOAT;
  }
}

export class Arena {
  readonly kernels: KernelExports;
  private next: number;

  /** @param seen what is to be called in place of the kernels, for whoever wants to count */
  constructor(module: WebAssembly.Module, seen = (kernels: KernelExports) => kernels) {
    this.kernels = seen(new WebAssembly.Instance(module, {}).exports as unknown as KernelExports);
    this.next = this.kernels.heapBase.value;
  }

  /**
   * Zeros.
   * @throws with a sentence when there is no more memory
   */
  floats(length: number): Piece {
    const { memory } = this.kernels;
    const address = Math.ceil(this.next / ALIGNMENT) * ALIGNMENT;
    this.next = address + length * FLOAT;
    const missing = this.next - memory.buffer.byteLength;
    if (missing > 0) {
      try {
        memory.grow(Math.ceil(missing / PAGE));
      } catch {
        throw new Error(
          'There is not enough memory for this network. Choose a smaller batch, fewer units or steps.',
        );
      }
    }
    return new Piece(memory, address, length);
  }

  /** All bytes held. */
  get bytes(): number {
    return this.kernels.memory.buffer.byteLength;
  }
}
