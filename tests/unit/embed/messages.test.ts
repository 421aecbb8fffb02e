import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightDialects, readFromHost, written } from '../../../src/embed/messages.ts';
import { cases } from '../../fixtures/effort.ts';

const sent = (type: string, more: object = {}) =>
  readFromHost({ type: `unroll:${type}`, version: 1, ...more });

describe('a message of the page around', () => {
  it('is read, and nothing else of it than its own fields', () => {
    expect(sent('play', { link: '#task=copy' })).toEqual({ type: 'play' });
    expect(sent('pause')).toEqual({ type: 'pause' });
    expect(sent('reset')).toEqual({ type: 'reset' });
    expect(sent('collect', { text: 'Ada' })).toEqual({ type: 'collect' });
    expect(sent('set', { link: '#task=copy', at: 2 })).toEqual({ type: 'set', link: '#task=copy' });
    expect(sent('lesson', { id: 'fading', at: 2 })).toEqual({ type: 'lesson', id: 'fading', at: 2 });
    expect(sent('lesson', { id: 'fading' })).toEqual({ type: 'lesson', id: 'fading', at: 1 });
  });

  it.each([
    ['of another version', { type: 'unroll:play', version: 2 }],
    ['of no version', { type: 'unroll:play' }],
    ['that nobody knows', { type: 'unroll:destroy', version: 1 }],
    ['that the page itself sends', { type: 'unroll:state', version: 1, link: '', step: 0 }],
    ['as text', JSON.stringify({ type: 'unroll:play', version: 1 })],
    ['with a link that is none', { type: 'unroll:set', version: 1, link: { toString: 'x' } }],
    ['with a link that is too long', { type: 'unroll:set', version: 1, link: `#${'x'.repeat(70_000)}` }],
    ['with a step that is none', { type: 'unroll:lesson', version: 1, id: 'fading', at: 1.5 }],
    ['with a step far away', { type: 'unroll:lesson', version: 1, id: 'fading', at: 1e9 }],
    ['with a lesson that is no name', { type: 'unroll:lesson', version: 1, id: '<b>' }],
    ['with a lesson that is too long', { type: 'unroll:lesson', version: 1, id: 'x'.repeat(9001) }],
    ['that is an array', ['unroll:play', 1]],
    ['that is nothing', null],
  ])('is passed over: one %s', (_what, data) => {
    expect(readFromHost(data)).toBeUndefined();
  });

  it('is passed over, whatever strangers make up', () => {
    const type = fc.oneof(
      fc.constantFrom('unroll:set', 'unroll:lesson', 'unroll:sett', 'play', 'unroll:', '__proto__'),
      fc.string(),
      fc.anything(),
    );
    const wrong = fc.oneof(
      fc.constant(''),
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.object(),
      fc.array(fc.anything()),
      fc.string({ minLength: 1 }).map((text) => ` ${text}`),
    );
    const hostile = fc.oneof(
      fc.anything(),
      // Whose fields are all of the wrong kind, or for the wrong message.
      fc.record({ type, version: fc.oneof(fc.constant(1), fc.anything()), id: wrong, at: wrong }),
      fc.record({
        type,
        version: fc.constantFrom(1, '1', 2, -1),
        link: wrong.filter((link) => typeof link !== 'string' || link === ''),
      }),
    );
    fc.assert(
      fc.property(hostile, (data) => readFromHost(data) === undefined),
      { numRuns: cases(1000, 100_000) },
    );
  });
});

describe('a message to the page around', () => {
  it('names itself and its version', () => {
    expect(written({ type: 'ready' })).toEqual({ type: 'unroll:ready', version: 1 });
    expect(written({ type: 'handin', text: 'x' })).toEqual({ type: 'unroll:handin', version: 1, text: 'x' });
  });

  it('says the height to those who listen otherwise, too', () => {
    const [canvas, brightspace, embedly] = heightDialects(640, 'https://unroll.example/embed.html#x');
    expect(canvas).toBe('{"subject":"lti.frameResize","height":640}');
    expect(brightspace).toEqual({ subject: 'org.imsglobal.lti.frameResize', height: 640 });
    expect(JSON.parse(embedly as string)).toEqual({
      context: 'iframe.resize',
      src: 'https://unroll.example/embed.html#x',
      height: 640,
    });
  });
});
