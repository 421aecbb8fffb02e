import { describe, expect, it } from 'vitest';
import { fileAt, isFilling, kindOf, outlived } from '../../../src/offline/site.ts';

describe('what is kept of the site', () => {
  it('is this build and the one before it', () => {
    const names = ['unroll-a', 'somebody-else', 'unroll-b', 'unroll-c'];
    expect(outlived(names, 'unroll-c')).toEqual(['unroll-a']);
    expect(outlived(['unroll-c'], 'unroll-c')).toEqual([]);
    expect(outlived(['unroll-b', 'unroll-c'], 'unroll-c')).toEqual([]);
  });

  it('is found by the addresses of the page, wherever the site lies', () => {
    const scope = 'https://school.example/unroll/';
    expect(fileAt(scope, scope)).toBe('index.html');
    expect(fileAt(`${scope}#task=adding`, scope)).toBe('index.html');
    expect(fileAt(`${scope}bench.html?x=1`, scope)).toBe('bench.html');
    expect(fileAt(`${scope}bench?x=1`, scope), 'where a host leaves the ending out').toBe('bench.html');
    expect(fileAt(`${scope}assets/main-abc.js`, scope)).toBe('assets/main-abc.js');
    expect(fileAt('https://school.example/other/', scope)).toBeUndefined();
  });

  it('is answered for by what it is: pages may be newer, hashed files never are', () => {
    expect(kindOf('index.html', true)).toBe('page');
    expect(kindOf('assets/main-abc.js', false)).toBe('hashed');
    expect(kindOf('favicon.svg', false)).toBe('named');
  });

  it('is filled step by step, which only its own messages tell', () => {
    expect(isFilling({ type: 'unroll-offline', files: 1, of: 2 })).toBe(true);
    for (const other of [undefined, null, 'unroll-offline', { type: 'other' }])
      expect(isFilling(other)).toBe(false);
  });
});
