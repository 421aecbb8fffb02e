import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withValue } from '../../../src/config/index.ts';
import { FakeShelf, visit, type Visit } from '../../fixtures/fakeSession.ts';
import { state, set, rest } from './acts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a visitor’s own data', () => {
  const own = { kind: 'text', text: 'To be or not to be. '.repeat(40) } as const;

  function withOwn(page: Visit): void {
    page.session.takeOwn(own, withValue(state(page).experiment, 'task', 'text', 'own'));
    rest();
  }

  it('are trained on, kept in the browser and left out of the address', () => {
    const page = visit('task=text');
    withOwn(page);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    expect(page.address.read()).toBe('task=text&text=own&cell=lstm');
    expect(page.session.link(false)).not.toContain('own=');
    expect(page.session.link(true)).toContain('own=To+be');
  });

  it('are there again after a reload', () => {
    const page = visit('task=text');
    withOwn(page);
    const again = visit(page.address.read(), page.shelf);
    expect(again.client.loads[0]!.own).toEqual(own);
    expect(state(again).notices).toEqual([]);
  });

  it('missing in this browser are replaced by the built-in ones, with a notice', () => {
    const page = visit('task=text&text=own');
    expect(page.client.loads[0]!.own).toBeUndefined();
    expect(state(page).experiment.taskOptions.text).not.toBe('own');
    expect(state(page).notices[0]!.text).toContain('built-in');
  });

  it('that came in a link are used, stay in the address, and leave those of the visitor alone', () => {
    const before = visit('task=text');
    withOwn(before);
    const page = visit(`task=text&text=own&own=${'abc+'.repeat(50)}`, before.shelf);
    expect(page.client.loads[0]!.own).toMatchObject({ text: 'abc '.repeat(50) });
    set(page, 'hiddenSize', 8);
    rest();
    expect(page.address.read()).toContain('own=abc');
    page.address.edit('task=text&text=own');
    expect(page.client.loads.at(-1)!.own).toEqual(own);
  });

  it('start a fresh run when they change', () => {
    const page = visit('task=text');
    withOwn(page);
    page.session.takeOwn({ kind: 'text', text: 'Another text. '.repeat(40) }, state(page).experiment);
    expect(page.client.loads.at(-1)!.own).toMatchObject({ text: expect.stringContaining('Another') });
  });

  it('too large for the browser’s storage are used all the same, with a notice', () => {
    class Full extends FakeShelf {
      override setItem(): void {
        throw new DOMException('full', 'QuotaExceededError');
      }
    }
    const page = visit('task=text', new Full());
    withOwn(page);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    expect(state(page).notices[0]!.text).toContain('no room');
  });

  it('too large for the storage are still there after going back and forward', () => {
    class Broken extends FakeShelf {
      override setItem(): void {
        throw new DOMException('full', 'QuotaExceededError');
      }
      override removeItem(): void {
        throw new DOMException('locked', 'SecurityError');
      }
    }
    const page = visit('task=text', new Broken());
    withOwn(page);
    page.address.go(-1);
    expect(page.client.loads.at(-1)!.own).toBeUndefined();
    page.address.go(1);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    page.session.open('task=parity&cell=rnn');
    page.session.open('task=text&text=own');
    expect(page.client.loads.at(-1)!.own).toEqual(own);
  });

  it('of the visitor come back after data in a link were looked at', () => {
    const page = visit(`task=text&text=own&own=${'abc+'.repeat(50)}`);
    page.address.edit('task=text');
    expect(state(page).own).toEqual({});
  });

  it('damaged in the storage are left alone', () => {
    const shelf = new FakeShelf([
      ['unroll.own.text', '{"kind":"text","text":7}'],
      ['unroll.own.series', 'not JSON'],
      ['unroll.theme', 'purple'],
    ]);
    expect(state(visit('', shelf))).toMatchObject({ own: {}, theme: 'system' });
  });
});
