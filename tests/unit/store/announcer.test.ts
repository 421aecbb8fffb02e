import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer, PAUSE_MS } from '../../../src/store/announcer.ts';

describe('the live region', () => {
  const spoken: string[] = [];
  let announcer: Announcer;
  beforeEach(() => {
    vi.useFakeTimers();
    spoken.length = 0;
    announcer = new Announcer((text) => spoken.push(text));
  });
  afterEach(() => {
    announcer.dispose();
    vi.useRealTimers();
  });

  it('says the first sentence at once', () => {
    announcer.announce('One.');
    vi.advanceTimersByTime(1);
    expect(spoken).toEqual(['One.']);
  });

  it('waits ten seconds before it speaks again, then says all that came meanwhile', () => {
    announcer.announce('One.');
    vi.advanceTimersByTime(1000);
    announcer.announce('Two.');
    announcer.announce('Three.');
    vi.advanceTimersByTime(PAUSE_MS - 1002);
    expect(spoken).toEqual(['One.']);
    vi.advanceTimersByTime(10);
    expect(spoken).toEqual(['One.', 'Two. Three.']);
  });

  it('keeps only the newest sentence on one subject', () => {
    announcer.announce('One.');
    vi.advanceTimersByTime(1);
    announcer.announce('Step 1.', 'step');
    announcer.announce('Step 2.', 'step');
    vi.advanceTimersByTime(PAUSE_MS);
    expect(spoken).toEqual(['One.', 'Step 2.']);
  });
});
