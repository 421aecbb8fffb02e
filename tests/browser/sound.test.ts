/** Recording in the browser: a stream without a microphone behind it, and the features that the scripts get in Node. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { microphoneSentence, record } from '../../src/app/product/hear/recording.ts';
import { words } from '../../src/tasks/data/digits.ts';
import { levelsOf } from '../../src/tasks/digits/features.ts';
import { readUtterances } from '../../src/tasks/digits/stored.ts';
import { utteranceOf } from '../../src/tasks/digits/utterance.ts';
import * as independent from '../fixtures/features.ts';
import { likeness, soundOf } from '../fixtures/spoken.ts';

afterEach(() => vi.restoreAllMocks());

const ask = (answer: () => Promise<MediaStream>) =>
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(answer);

/** A stream that plays the samples over and over. */
function streamOf(
  samples: Float32Array<ArrayBuffer>,
  rate: number,
): { stream: MediaStream; close: () => Promise<void> } {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  const { stream } = source.connect(
    context.createMediaStreamDestination(),
  ) as MediaStreamAudioDestinationNode;
  source.start();
  return { stream, close: () => context.close() };
}

describe('features', () => {
  it('are in this browser what they are in Node: those of an independent implementation', () => {
    expect([...levelsOf(independent.sound)]).toEqual(independent.levels);
  });
});

describe('a recording', () => {
  // It takes place in real time: on a machine that is busy for a moment the sound has gaps.
  it('holds the word that was played into it, and lets the microphone go', { retry: 3 }, async () => {
    const { levels } = readUtterances(words).find(({ digit }) => digit === 4)!;
    const word = soundOf(levels, 48_000);
    const samples = new Float32Array(48_000);
    samples.set(word, 10_000);
    const { stream, close } = streamOf(samples, 48_000);
    const asked = ask(() => Promise.resolve(stream));
    const onStart = vi.fn<() => void>();
    const recording = await record(1.7, onStart);
    await close();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(onStart).toHaveBeenCalledTimes(1);
    expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(recording.samples).toHaveLength(
      Math.round(1.8 * recording.rate) - Math.round(0.1 * recording.rate),
    );
    const heard = utteranceOf(recording.samples, recording.rate);
    expect('levels' in heard && likeness(heard.levels, levels)).toBeGreaterThan(0.8);
  });

  it.each([
    ['NotAllowedError', /not allowed .*: allow it/],
    ['NotFoundError', /No microphone was found: connect one/],
    ['NotReadableError', /another program may be using it/],
  ])('that fails with %s is explained', async (name, sentence) => {
    ask(() => Promise.reject(new DOMException('', name)));
    const failing = record(1, () => {}).catch(microphoneSentence);
    expect(await failing).toMatch(sentence);
  });

  it('of a page without microphones, or of one that falls away, is explained', async () => {
    const devices = vi.spyOn(navigator, 'mediaDevices', 'get').mockReturnValue(undefined as never);
    expect(await record(1, () => {}).catch(microphoneSentence)).toMatch(/https/);
    devices.mockRestore();
    const { stream, close } = streamOf(new Float32Array(48_000), 48_000);
    ask(() => Promise.resolve(stream));
    const failing = record(3, () => stream.getTracks()[0]!.dispatchEvent(new Event('ended')));
    expect(await failing.catch(microphoneSentence)).toMatch(/went away: connect it again/);
    await close();
  });
});
