/** How far a run is, on a terminal as a bar that is redrawn, elsewhere as a plain line now and then. */
import { formatCount, formatLoss, formatRate } from '../../src/text/numbers.ts';

export interface Progress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number | undefined;
  readonly heldOutLoss: number | undefined;
  /** The task's metric, formatted. */
  readonly metric: string | undefined;
  readonly stepsPerSecond: number;
}

const BAR_WIDTH = 20;
const SMALLEST_BAR = 5;
const REDRAW_MS = 100;
const PLAIN_LINE_MS = 5000;

/** Seconds in the shape 1:02:03 or 4:05. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${h > 0 ? String(m).padStart(2, '0') : m}:${String(s).padStart(2, '0')}`;
  return h > 0 ? `${h}:${tail}` : tail;
}

function lossText(value: number | undefined): string {
  return value === undefined ? '–' : formatLoss(value);
}

/** How far something is: so many of so many, and a line that says it. */
export interface Shown {
  readonly done: number;
  readonly of: number;
  readonly line: string;
}

/** Of one run. */
export function shownOf(progress: Progress): Shown {
  return { done: progress.step, of: progress.steps, line: progressLine(progress) };
}

function progressLine({ step, steps, loss, heldOutLoss, metric, stepsPerSecond }: Progress): string {
  const known = stepsPerSecond > 0;
  return [
    `${formatCount(step)}/${formatCount(steps)}`,
    `loss ${lossText(loss)}`,
    `validation ${lossText(heldOutLoss)}`,
    ...(metric === undefined ? [] : [metric]),
    `${formatRate(stepsPerSecond)} steps/s`,
    `${known ? formatDuration((steps - step) / stepsPerSecond) : '–'} left`,
  ].join('  ');
}

/** The line with a bar before it, as wide as the terminal leaves room for; none where there is hardly any. */
export function barLine({ done, of, line }: Shown, columns: number): string {
  const width = Math.min(BAR_WIDTH, columns - 2 - line.length);
  if (width < SMALLEST_BAR) return line.slice(0, columns - 1);
  const filled = Math.floor((width * Math.min(done, of)) / of);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${line}`;
}

/** Where the progress is written: standard error, so that standard output holds results alone. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export class ProgressDisplay {
  private last = -Infinity;
  private lastDone = -1;
  private onScreen = false;

  constructor(
    private readonly terminal: Terminal = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(shown: Shown): void {
    const { isTTY, columns } = this.terminal;
    const { done, of, line } = shown;
    const due = this.now() - this.last > (isTTY ? REDRAW_MS : PLAIN_LINE_MS);
    const finished = done === of && this.lastDone !== done;
    if (!finished && (!due || this.lastDone === done)) return;
    this.last = this.now();
    this.lastDone = done;
    if (!isTTY) {
      this.terminal.write(`${line}\n`);
      return;
    }
    this.terminal.write(`\r\u001B[2K${barLine(shown, columns ?? 80)}`);
    this.onScreen = true;
  }

  /** A sentence above the bar. */
  say(sentence: string): void {
    this.terminal.write(this.onScreen ? `\r\u001B[2K${sentence}\n` : `${sentence}\n`);
    this.onScreen = false;
  }

  /** Leaves the bar as it is and goes to the next line. */
  end(): void {
    if (this.onScreen) this.terminal.write('\n');
    this.onScreen = false;
  }
}
