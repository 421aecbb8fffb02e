/** What a group of controls shows beside one of them: its help, or what became of a value that was typed into it. */

export interface Shown {
  readonly anchor: Element;
  readonly text: string;
  readonly error: boolean;
}

/** Time to read what became of a value: no other control's help covers it before. */
const READING_MS = 4000;
/** A pointer that only passes over a control asks for nothing. */
const POINTED_MS = 250;
/** To go from a control to its box takes so long. */
const CROSSING_MS = 150;

export class HelpShelf {
  shown: Shown | undefined;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading: ReturnType<typeof setTimeout> | undefined;

  /** @param announce speaks a message to a person who does not see it */
  constructor(private readonly announce: (text: string) => void) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly get = (): Shown | undefined => this.shown;

  /** @param soon false where the pointer must rest on the control for a moment first */
  show(next: Shown, soon: boolean): void {
    const mayCover = () => this.reading === undefined || this.shown?.anchor === next.anchor;
    this.later(() => mayCover() && this.set(next), soon ? 0 : POINTED_MS);
  }

  /** @param soon false where the pointer may be on its way to the box */
  hide(soon: boolean): void {
    this.later(() => this.reading === undefined && this.set(undefined), soon ? 0 : CROSSING_MS);
  }

  /** The pointer has reached the box. */
  stay(): void {
    clearTimeout(this.timer);
  }

  /** Says what became of a value, and keeps saying it until there was time to read it. */
  say(anchor: Element | undefined, text: string, error: boolean): void {
    this.announce(text);
    if (!anchor) return;
    this.clear();
    this.set({ anchor, text, error });
    this.reading = setTimeout(() => {
      this.reading = undefined;
      if (!anchor.matches(':hover, :focus-within')) this.hide(true);
    }, READING_MS);
  }

  /** Takes away what is said of this control. */
  drop(anchor: Element | undefined): void {
    if (anchor && this.shown?.anchor === anchor) this.clear();
  }

  clear(): void {
    clearTimeout(this.timer);
    clearTimeout(this.reading);
    this.reading = undefined;
    this.set(undefined);
  }

  private later(work: () => void, ms: number): void {
    clearTimeout(this.timer);
    if (ms === 0) work();
    else this.timer = setTimeout(work, ms);
  }

  private set(shown: Shown | undefined): void {
    if (shown === this.shown) return;
    this.shown = shown;
    for (const listener of this.listeners) listener();
  }
}
