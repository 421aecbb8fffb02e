import { afterEach, describe, expect, it, vi } from 'vitest';
import { microphoneSentence, record } from '../../../src/app/product/hear/recording.ts';
import { heardSentence, likeliestOf, MISSING } from '../../../src/app/product/hear/hearText.ts';

const DIGITS = [...'0123456789'];

/** Probabilities of which one stands out. */
function sure(digit: number, share: number): Float32Array {
  return Float32Array.from({ length: 10 }, (_, k) => (k === digit ? share : (1 - share) / 9));
}

describe('what the page says of a spoken word', () => {
  it('names the likeliest digit and how sure the network is', () => {
    expect(likeliestOf(sure(7, 0.9))).toBe(7);
    expect(heardSentence({ kind: 'sound', step: 1240, probabilities: sure(7, 0.931) }, DIGITS)).toBe(
      'The network hears 7, 93.1 % sure, after 1,240 steps.',
    );
    expect(heardSentence({ kind: 'sound', step: 1, probabilities: sure(3, 0.6) }, DIGITS)).toContain(
      'after 1 step.',
    );
  });

  it('claims nothing that the network is not sure of, has not learned, or cannot say', () => {
    expect(heardSentence({ kind: 'sound', step: 20, probabilities: sure(2, 0.3) }, DIGITS)).toMatch(
      /^Not sure after 20 steps/,
    );
    expect(heardSentence({ kind: 'sound', step: 0, probabilities: sure(2, 0.9) }, DIGITS)).toMatch(
      /^An untrained network guesses 2/,
    );
    const diverged = new Float32Array(10).fill(NaN);
    expect(heardSentence({ kind: 'sound', step: 20, probabilities: diverged }, DIGITS)).toMatch(/diverged/);
  });

  it('says what to do where no word was found', () => {
    for (const sentence of Object.values(MISSING)) expect(sentence).toMatch(/^[A-Z].*: .*say.*\.$/);
  });
});

describe('a recording that fails', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it.each([
    // As Firefox and WebKit throw it, which is no `DOMException`.
    [Object.assign(new Error('none'), { name: 'OverconstrainedError' }), /^No microphone was found/],
    [new DOMException('none', 'NotFoundError'), /^No microphone was found/],
    [new DOMException('no', 'NotAllowedError'), /^The browser was not allowed/],
    [new TypeError('odd'), /^The recording failed \(TypeError: odd\)/],
    [undefined, /^The recording failed/],
  ])('%s is said in words', (error, sentence) => expect(microphoneSentence(error)).toMatch(sentence));

  it('ends with the microphone off where the sound never begins, as in Firefox without loudspeakers', async () => {
    vi.useFakeTimers();
    const stop = vi.fn<() => void>();
    const never = () => new Promise<never>(() => {});
    const module = { addModule: () => Promise.resolve() };
    vi.stubGlobal(
      'AudioContext',
      class {
        readonly audioWorklet = module;
        readonly resume = never;
        readonly close = never;
      },
    );
    vi.stubGlobal('AudioWorkletNode', vi.fn());
    const stream = { getTracks: () => [{ stop }] };
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => Promise.resolve(stream) } });
    const failed = record(1, () => {}).catch(microphoneSentence);
    await vi.advanceTimersByTimeAsync(3900);
    expect(stop).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(await failed).toMatch(/Connect loudspeakers or headphones/);
    expect(stop).toHaveBeenCalledOnce();
  });
});
