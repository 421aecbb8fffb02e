/** A short address in the address bar: at first, and typed into an open page. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { classCode } from '../../../src/app/classroom/draft.ts';
import { beginAtAddress } from '../../../src/app/shortAddress.ts';

/** Of a browser, what a hash needs. */
class FakeWindow extends EventTarget {
  hash = '';
  readonly history = {
    replaceState: (_state: unknown, _title: string, hash: string) => {
      this.hash = hash === '#' ? '' : hash;
    },
  };
  type(hash: string): void {
    const oldURL = `https://example.test/${this.hash}`;
    this.hash = hash;
    this.dispatchEvent(new Event('popstate'));
    this.dispatchEvent(Object.assign(new Event('hashchange'), { oldURL }));
  }
}

let page: FakeWindow;
let heard: string[];
let said: string[];
let went: string[];

function open(hash: string): void {
  page.hash = hash;
  beginAtAddress(() => {
    heard.push(page.hash);
    page.addEventListener('hashchange', () => heard.push(page.hash));
    return { notices: { say: (sentence: string) => void said.push(sentence) } } as never;
  });
}

beforeEach(() => {
  page = new FakeWindow();
  [heard, said, went] = [[], [], []];
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', {
    get hash() {
      return page.hash;
    },
    replace: (to: string) => void went.push(to),
  });
  vi.stubGlobal('history', page.history);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('HashChangeEvent', Event);
});
afterEach(() => void vi.unstubAllGlobals());

const CODE = classCode(
  {
    lesson: 'fading',
    at: 0,
    show: 'everything',
    shown: [],
    lock: 'usual',
    locked: [],
    handIn: false,
    list: [],
  },
  '',
)!;
const LONG = '#lock=task,cell&lesson=fading&at=1';

it('is read before the page begins, and typed into one', async () => {
  open(`#${CODE}`);
  expect(heard).toEqual([]);
  await vi.waitFor(() => expect(heard).toEqual([LONG]));
  page.type('#task=copy');
  page.type(`#${CODE.toUpperCase()}`);
  await vi.waitFor(() => expect(heard).toEqual([LONG, '#task=copy', LONG]));
  expect(said).toEqual([]);
});

it('that is mistyped leaves an open page as it is', async () => {
  open('#task=copy&cell=gru');
  for (const [k, slip] of [
    '#fading-00000',
    '#abc',
    '#%E0%A4%A',
    '#c=__proto__',
    '#constructor-5m277',
  ].entries()) {
    page.type(slip);
    await vi.waitFor(() => expect(said).toHaveLength(k + 1));
    expect(page.hash).toBe('#task=copy&cell=gru');
  }
  expect(heard).toEqual(['#task=copy&cell=gru']);
  for (const sentence of said) expect(sentence).toMatch(/ is mistyped: /);
});

it('at first opens the page as ever, and says what is wrong', async () => {
  open('#abc');
  await vi.waitFor(() => expect(heard).toEqual(['']));
  expect(said).toHaveLength(1);
});

it('leaves alone who has gone elsewhere while it was read', async () => {
  open('#task=copy');
  page.type(`#${CODE}`);
  page.type('#task=parity');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(page.hash).toBe('#task=parity');
  expect(heard).toEqual(['#task=copy', '#task=parity']);
});

it('of an embedded page leads there, however it is written', () => {
  open('#task=copy');
  page.type('#view=embed&task=parity');
  page.type('#%76iew=embed');
  expect(new Set(went)).toEqual(new Set(['embed.html#view=embed&task=parity', 'embed.html#%76iew=embed']));
  expect(heard).toEqual(['#task=copy']);
});
