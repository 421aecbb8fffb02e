/**
 * Stands in for the package `long`, which tfjs-core loads for FarmHash alone (hashing of strings, which Unroll never does).
 * The real one probes WebAssembly as it loads and so trips a content policy without `wasm-unsafe-eval`.
 * Constants can be made; any arithmetic on them throws.
 */
class Long {
  static readonly UZERO = new Long();
  static fromString(): Long {
    return new Long();
  }
  static fromNumber(): Long {
    return new Long();
  }
  static fromBits(): Long {
    return new Long();
  }
  static fromBytesLE(): Long {
    throw new Error('String hashing is left out of this build.');
  }
}

export default Long;
export const { UZERO, fromString, fromNumber, fromBits, fromBytesLE } = Long;
