import { describe, expect, it } from 'vitest';
import {
  barLine,
  formatDuration,
  ProgressDisplay,
  shownOf,
  type Progress,
} from '../../../../scripts/train/progress.ts';

const progress: Progress = {
  step: 250,
  steps: 1000,
  loss: 0.123456,
  heldOutLoss: 0.2,
  metric: 'accuracy: 50.0 %',
  stepsPerSecond: 10,
};

/** A display that writes into a list, at times that a test sets. */
function display(isTTY: boolean, columns = 120) {
  const written: string[] = [];
  const clock = { time: 0 };
  const terminal = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, clock, display: new ProgressDisplay(terminal, () => clock.time) };
}

describe('progress on the command line', () => {
  it('says how far the run is, how well it does and how long it will take', () => {
    const line = barLine(shownOf(progress), 120);
    expect(line).toBe(
      '█████░░░░░░░░░░░░░░░ 250/1,000  loss 0.123  validation 0.200  accuracy: 50.0 %  10 steps/s  1:15 left',
    );
  });

  it.each([40, 80, 88, 100])('never fills a terminal of %i columns to the end', (columns) => {
    expect(barLine(shownOf(progress), columns).length).toBeLessThan(columns);
  });

  it('writes durations as a clock does', () => {
    expect([5, 75, 3723].map(formatDuration)).toEqual(['0:05', '1:15', '1:02:03']);
  });

  it('says nothing about speed before it knows it', () => {
    expect(barLine(shownOf({ ...progress, stepsPerSecond: 0 }), 200)).toContain('– steps/s  – left');
  });

  it('redraws one line on a terminal, at most ten times a second', () => {
    const { display: shown, written, clock } = display(true);
    for (clock.time = 0; clock.time < 1000; clock.time += 10)
      shown.show(shownOf({ ...progress, step: 1 + clock.time }));
    expect(written.length).toBeGreaterThan(5);
    expect(written.length).toBeLessThanOrEqual(10);
    expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
  });

  it('writes whole lines elsewhere, one in five seconds and the last step once', () => {
    const { display: shown, written, clock } = display(false);
    shown.show(shownOf({ ...progress, step: 1 }));
    clock.time = 1000;
    shown.show(shownOf({ ...progress, step: 2 }));
    clock.time = 6000;
    shown.show(shownOf({ ...progress, step: 3 }));
    shown.show(shownOf({ ...progress, step: 1000 }));
    shown.show(shownOf({ ...progress, step: 1000 }));
    expect(written.map((line) => line.split('/')[0])).toEqual(['1', '3', '1,000']);
    expect(written.every((line) => line.endsWith('\n') && !line.includes('\r'))).toBe(true);
  });

  it('puts sentences above the bar', () => {
    const { display: shown, written } = display(true);
    shown.show(shownOf(progress));
    shown.say('The graphics context was lost.');
    expect(written.at(-1)).toBe('\r\u001B[2KThe graphics context was lost.\n');
  });
});
