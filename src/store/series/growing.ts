/** Numbers appended at the end, in a buffer that doubles. */
export class Growing {
  private buffer = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Float64Array(2 * this.buffer.length);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = value;
  }

  /** The values so far; the view is valid until the next `push`. */
  get values(): Float64Array {
    return this.buffer.subarray(0, this.length);
  }

  /** The value at a place where there is one. */
  at(place: number): number {
    return this.buffer[place]!;
  }

  get byteLength(): number {
    return this.buffer.byteLength;
  }

  set(place: number, value: number): void {
    this.buffer[place] = value;
  }

  /** These in place of all values. */
  restore(values: Float64Array): void {
    this.buffer = new Float64Array(Math.max(64, 2 ** Math.ceil(Math.log2(values.length + 1))));
    this.buffer.set(values);
    this.length = values.length;
  }

  truncate(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** Keeps the values at these places, which ascend, and all from `from` on. */
  thin(places: readonly number[], from: number): void {
    places.forEach((place, k) => (this.buffer[k] = this.buffer[place]!));
    this.buffer.copyWithin(places.length, from, this.length);
    this.length = places.length + this.length - from;
  }
}
