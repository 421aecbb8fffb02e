import { describe, expect, it } from 'vitest';
import { decide, type Facts, type Wish } from '../../../src/backend/choose.ts';

const CARD = { name: 'Intel Iris Xe', software: false };
const SOFT = { name: 'SwiftShader', software: true };
const NO_SIMD = 'This browser has no WebAssembly SIMD';

const trainable: Wish = { choice: 'auto', fusable: true, wasmable: true };

/** Asks for what the decision wants to know until it is made, and notes in what order. */
function decideOn(browser: Required<Facts>, wish: Partial<Wish> = {}) {
  const looked: (keyof Facts)[] = [];
  const facts: Facts = {};
  for (;;) {
    const decision = decide({ ...trainable, ...wish }, facts);
    if ('use' in decision) return { ...decision, looked };
    expect(looked, 'nothing is looked at twice').not.toContain(decision.look);
    looked.push(decision.look);
    Object.assign(facts, { [decision.look]: browser[decision.look] });
  }
}

const good = { context: CARD, webglFault: null, wasmFault: null };

describe('automatically', () => {
  it('a graphics card that passes the tests is used, and WebAssembly is not even loaded', () => {
    expect(decideOn(good)).toEqual({
      use: 'webgl',
      reason: 'The graphics card renders 32-bit numbers and passed the numeric self-test.',
      looked: ['context', 'webglFault'],
    });
  });

  it('WebGL in software gives way to WebAssembly, and is not even tested', () => {
    expect(decideOn({ ...good, context: SOFT })).toEqual({
      use: 'wasm',
      reason:
        'WebGL is drawn in software here (SwiftShader), so the network is computed by WebAssembly on the CPU.',
      looked: ['context', 'wasmFault'],
    });
  });

  it('no WebGL, or one that fails its tests, gives way to WebAssembly', () => {
    expect(decideOn({ ...good, context: null })).toMatchObject({
      use: 'wasm',
      reason: 'This browser has no WebGL 2, so the network is computed by WebAssembly on the CPU.',
    });
    expect(decideOn({ ...good, webglFault: 'Mali failed the numeric self-test' })).toMatchObject({
      use: 'wasm',
      reason: 'Mali failed the numeric self-test, so the network is computed by WebAssembly on the CPU.',
    });
  });

  it('WebGL in software is used for fused draws where there is no SIMD', () => {
    expect(decideOn({ ...good, context: SOFT, wasmFault: NO_SIMD })).toMatchObject({
      use: 'webgl',
      reason: `${NO_SIMD} and there is no graphics card, so WebGL is drawn in software, which passed the numeric self-test.`,
    });
  });

  it('a network that no fused form can train goes to JavaScript where there is no card, and WebAssembly is not loaded', () => {
    const decision = decideOn({ ...good, context: SOFT }, { fusable: false, wasmable: false });
    expect(decision).toEqual({
      use: 'cpu',
      reason:
        'WebGL is drawn in software here (SwiftShader) and WebAssembly cannot train this network, so the network is computed by JavaScript on the CPU.',
      looked: ['context'],
    });
  });

  it('JavaScript is left where there is neither WebGL nor SIMD', () => {
    expect(decideOn({ ...good, context: null, wasmFault: NO_SIMD })).toMatchObject({
      use: 'cpu',
      reason:
        'This browser has no WebGL 2 and no WebAssembly SIMD, so the network is computed by JavaScript on the CPU.',
    });
  });

  it('JavaScript is left where WebGL in software fails its tests, too', () => {
    const browser = {
      context: SOFT,
      webglFault: 'SwiftShader failed the numeric self-test',
      wasmFault: NO_SIMD,
    };
    expect(decideOn(browser)).toMatchObject({
      use: 'cpu',
      reason: expect.stringMatching(/^SwiftShader failed the numeric self-test and this browser has no/),
    });
  });
});

describe('by name', () => {
  it('the CPU is JavaScript, and nothing is looked at', () => {
    expect(decideOn(good, { choice: 'cpu' })).toMatchObject({ use: 'cpu', looked: [] });
  });

  it('WebAssembly is used also where there is a card, which is not looked at', () => {
    expect(decideOn(good, { choice: 'wasm' })).toEqual({
      use: 'wasm',
      reason: 'The experiment asks for WebAssembly.',
      looked: ['wasmFault'],
    });
  });

  it('WebAssembly that cannot be had is replaced by what else is best, with a sentence', () => {
    expect(decideOn({ ...good, wasmFault: NO_SIMD }, { choice: 'wasm' })).toMatchObject({
      use: 'webgl',
      reason: `${NO_SIMD}, so the network is computed on the graphics card, which passed the numeric self-test.`,
    });
    expect(decideOn({ ...good, context: SOFT }, { choice: 'wasm', wasmable: false })).toMatchObject({
      use: 'webgl',
      reason: expect.stringMatching(/^WebAssembly cannot train this network and there is no graphics card/),
    });
    expect(decideOn({ ...good, context: null, wasmFault: NO_SIMD }, { choice: 'wasm' }).use).toBe('cpu');
  });

  it('WebGL is used also in software, whatever the network', () => {
    expect(decideOn({ ...good, context: SOFT }, { choice: 'webgl', fusable: false })).toEqual({
      use: 'webgl',
      reason:
        'The experiment asks for WebGL, which is drawn in software here and passed the numeric self-test.',
      looked: ['context', 'webglFault'],
    });
  });

  it('WebGL that cannot be had is replaced by WebAssembly, and that by JavaScript', () => {
    const none = { ...good, context: null };
    expect(decideOn(none, { choice: 'webgl' })).toMatchObject({ use: 'wasm', reason: /no WebGL 2/ });
    expect(decideOn(none, { choice: 'webgl', wasmable: false })).toMatchObject({
      use: 'cpu',
      reason: /no WebGL 2/,
    });
  });
});

describe('what failed again and again', () => {
  const webgl = 'The graphics card failed 4 times in a row';
  const wasm = 'WebAssembly failed 4 times in a row';

  it.each(['auto', 'webgl'] as const)(
    'on the card is computed by WebAssembly, though %s was asked for',
    (choice) => {
      expect(decideOn(good, { choice, givenUp: { webgl } })).toEqual({
        use: 'wasm',
        reason: `${webgl}, so the network is computed by WebAssembly on the CPU.`,
        looked: ['wasmFault'],
      });
    },
  );

  it('in WebAssembly, too, is computed by JavaScript, and nothing is looked at', () => {
    for (const choice of ['auto', 'webgl', 'wasm'] as const) {
      expect(decideOn(good, { choice, givenUp: { webgl, wasm } })).toEqual({
        use: 'cpu',
        reason: `${webgl} and ${wasm}, so the network is computed by JavaScript on the CPU.`,
        looked: [],
      });
    }
  });

  it('does not come back as WebGL in software', () => {
    const decision = decideOn({ ...good, context: SOFT, wasmFault: NO_SIMD }, { givenUp: { webgl } });
    expect(decision.use).toBe('cpu');
  });
});

it('every reason is one plain sentence', () => {
  for (const choice of ['auto', 'webgl', 'wasm', 'cpu'] as const)
    for (const context of [CARD, SOFT, null])
      for (const webglFault of [null, 'Mali failed the numeric self-test'])
        for (const wasmFault of [null, NO_SIMD])
          for (const able of [true, false]) {
            const wish = { choice, fusable: able, wasmable: able };
            const { reason } = decideOn({ context, webglFault, wasmFault }, wish);
            expect(reason).toMatch(/^[A-Z][^.]*\.$/);
            expect(reason).not.toMatch(/undefined|null|,,/);
          }
});
