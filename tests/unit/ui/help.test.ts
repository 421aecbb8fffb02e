import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeBeside } from '../../../src/ui/beside.ts';
import { HelpShelf } from '../../../src/ui/helpShelf.ts';

describe('a box beside a control', () => {
  const room = { width: 1280, height: 720 };
  const box = { width: 300, height: 100 };

  it('stands to the right of it, level with it', () => {
    expect(placeBeside({ left: 16, top: 300, width: 250, height: 30 }, box, room)).toEqual({
      left: 274,
      top: 265,
    });
  });

  it('stands below it where there is no room beside it', () => {
    expect(placeBeside({ left: 900, top: 300, width: 300, height: 30 }, box, room)).toEqual({
      left: 900,
      top: 338,
    });
  });

  it.each([
    [{ left: 16, top: -40, width: 250, height: 30 }, room],
    [{ left: 16, top: 710, width: 250, height: 30 }, room],
    [{ left: 1200, top: 700, width: 80, height: 30 }, room],
    [
      { left: 12, top: 690, width: 330, height: 30 },
      { width: 360, height: 720 },
    ],
    [
      { left: 12, top: 0, width: 330, height: 30 },
      { width: 320, height: 90 },
    ],
  ])('is cut off by no edge: %o in %o', (anchor, window) => {
    const { left, top } = placeBeside(anchor, box, window);
    expect(left).toBeGreaterThanOrEqual(8);
    expect(top).toBeGreaterThanOrEqual(8);
    if (window.width > box.width + 16) expect(left + box.width).toBeLessThanOrEqual(window.width - 8);
    if (window.height > box.height + 16) expect(top + box.height).toBeLessThanOrEqual(window.height - 8);
  });
});

describe('what is said beside controls', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const control = (pointedAt = false) => ({ matches: () => pointedAt }) as unknown as Element;
  const open = () => {
    const announced: string[] = [];
    return { shelf: new HelpShelf((text) => announced.push(text)), announced };
  };
  const [first, second] = [control(), control()];
  const help = (anchor: Element, text: string) => ({ anchor, text, error: false });

  it('comes when the pointer rests on a control, and not when it passes over', () => {
    const { shelf } = open();
    shelf.show(help(first, 'a'), false);
    vi.advanceTimersByTime(100);
    shelf.hide(false);
    vi.advanceTimersByTime(1000);
    expect(shelf.shown).toBeUndefined();
    shelf.show(help(first, 'a'), false);
    vi.advanceTimersByTime(300);
    expect(shelf.shown?.text).toBe('a');
  });

  it('stays while the pointer goes over to it', () => {
    const { shelf } = open();
    shelf.show(help(first, 'a'), true);
    shelf.hide(false);
    shelf.stay();
    vi.advanceTimersByTime(1000);
    expect(shelf.shown?.text).toBe('a');
    shelf.hide(false);
    vi.advanceTimersByTime(1000);
    expect(shelf.shown).toBeUndefined();
  });

  it('is not covered by other help while a message is read, and goes when there was time to', () => {
    const { shelf, announced } = open();
    shelf.say(first, 'not a number', true);
    shelf.hide(true);
    shelf.show(help(second, 'b'), true);
    expect(shelf.shown).toMatchObject({ anchor: first, text: 'not a number', error: true });
    expect(announced).toEqual(['not a number']);
    vi.advanceTimersByTime(5000);
    expect(shelf.shown).toBeUndefined();
    shelf.show(help(second, 'b'), true);
    expect(shelf.shown?.text).toBe('b');
  });

  it('says nothing of a control that is gone', () => {
    const { shelf } = open();
    shelf.show(help(first, 'a'), true);
    shelf.drop(second);
    expect(shelf.shown?.text).toBe('a');
    shelf.drop(first);
    expect(shelf.shown).toBeUndefined();
  });
});
