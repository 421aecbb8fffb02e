/** Steps a second over the last moments. */

const WINDOW_MS = 1500;

export class RateMeter {
  private marks: { readonly step: number; readonly time: number }[] = [];

  /** A pause lies between what was and what comes. */
  forget(): void {
    this.marks = [];
  }

  /** Steps a second after `step` steps, `time` in ms; 0 before there are two marks. */
  after(step: number, time: number): number {
    this.marks.push({ step, time });
    while (this.marks.length > 2 && time - this.marks[1]!.time > WINDOW_MS) this.marks.shift();
    const first = this.marks[0]!;
    const seconds = (time - first.time) / 1000;
    return seconds > 0 ? (step - first.step) / seconds : 0;
  }
}
