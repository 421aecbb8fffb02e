/** By which arithmetic the steps of a run were computed: where it moved on the way, by more than one. */

/** What computed the steps after `after`, up to those of the next. */
export interface Stretch {
  readonly after: number;
  /** `arithmeticOf`. */
  readonly by: string;
}

export class Arithmetics {
  private stretches: readonly Stretch[] = [];

  /** From now on it is computed so. @param length how many steps there are */
  goOn(by: string, length: number): void {
    this.stretches = this.stretches.filter(({ after }) => after < length);
    if (this.stretches.at(-1)?.by !== by) this.stretches = [...this.stretches, { after: length, by }];
  }

  /** No more than so many steps are there any more. */
  rewind(length: number): void {
    this.stretches = this.stretches.filter(({ after }) => after <= length);
  }

  /** What has computed the first so many steps, one after the other; nothing where the beginning is not known. */
  ofFirst(steps: number): readonly string[] {
    if (this.stretches[0]?.after !== 0) return [];
    return this.stretches.filter(({ after }) => after < steps).map(({ by }) => by);
  }

  kept(): readonly Stretch[] {
    return this.stretches;
  }

  restore(stretches: readonly Stretch[]): void {
    this.stretches = stretches;
  }
}
