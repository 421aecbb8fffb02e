import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame, runInfo } from '../fixtures/fakeSession.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage, type OpenPage } from './appPage.tsx';
import { eventually } from '../fixtures/eventually.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const PROSE = 'It was the best of times, it was the worst of times, it was the age of wisdom. ';

/** Fills a text area as pasting does: all at once. */
async function paste(label: string, text: string): Promise<void> {
  const area = page.getByLabelText(label, { exact: true }).element() as HTMLTextAreaElement;
  area.focus();
  area.select();
  document.execCommand('insertText', false, text);
  if (text === '') await userEvent.keyboard('{Backspace}');
}

/** Gives a file to a file input, as choosing one does. */
function choose(label: string, file: File): void {
  const input = document.querySelector<HTMLInputElement>(`input[type=file][aria-label="${label}"]`)!;
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

describe('every dialog', () => {
  const openers = {
    examples: '',
    share: '',
    help: '',
    device: '',
    'own text': 'task=text',
    'own series': 'task=forecast',
  } as const;

  it.each(Object.entries(openers))(
    '%s: accessible in both themes, fits a phone, closes by Escape',
    async (name, fragment) => {
      const { session, state } = openPage(fragment);
      session.show(name.startsWith('own') ? 'own' : (name as 'share'));
      await expect.element(dialog()).toBeVisible();
      for (const theme of ['light', 'dark'] as const) {
        session.preferences.setTheme(theme);
        await eventually(() => expect(document.documentElement.dataset.theme).toBe(theme));
        await expectAccessible(`${name}, ${theme}`);
      }
      await page.viewport(320, 640);
      await eventually(() => expectNoSidewaysScroll(name));
      const box = dialog().element();
      expect(box.scrollWidth).toBeLessThanOrEqual(box.clientWidth);
      await userEvent.keyboard('{Escape}');
      await eventually(() => expect(state().dialog).toBeUndefined());
      expect(dialog().query()).toBeNull();
    },
  );

  it('gives the focus back to what opened it', async () => {
    openPage();
    await button('Share').click();
    await dialog().getByRole('button', { name: 'Close' }).click();
    expect(document.activeElement).toBe(button('Share').element());
  });

  it('takes no shortcut while it is open', async () => {
    const { client } = openPage();
    client.events.frame(frame(3));
    await userEvent.keyboard('?');
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('rd');
    expect(client.calls).toEqual(['load']);
  });
});

describe('help', () => {
  it('lists every key, and can switch them off', async () => {
    const { client, state, shelf } = openPage();
    await userEvent.keyboard('?');
    for (const key of ['space', '→', 'R', 'S', 'D', 'E'])
      await expect.element(dialog().getByText(key, { exact: true })).toBeVisible();
    await dialog().getByRole('checkbox').click();
    expect(state().shortcuts).toBe(false);
    await userEvent.keyboard('{Escape}');
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard(' ');
    expect(client.calls).toEqual(['load']);
    expect(openPage('', shelf).state().shortcuts).toBe(false);
  });
});

describe('the theme', () => {
  it('is kept over a reload, and follows the system until it is chosen', async () => {
    const { shelf, state } = openPage();
    expect(document.documentElement.dataset.theme).toBeUndefined();
    await button('Light or dark').click();
    const chosen = state().theme;
    expect(document.documentElement.dataset.theme).toBe(chosen);
    expect(openPage('', shelf).state().theme).toBe(chosen);
    await button('Light or dark').click();
    expect(document.documentElement.dataset.theme).toBe(chosen === 'dark' ? 'light' : 'dark');
  });
});

describe('the device', () => {
  const cpu = { backend: 'cpu', name: 'JavaScript on the CPU', software: false, reason: 'It is asked for.' } as const; // prettier-ignore
  const place = (name: string) => dialog().getByRole('radio', { name, exact: true });

  it('says where it is computed, why and in which form', async () => {
    openPage();
    await button('WebGL · Test GPU').click();
    for (const text of ['Test GPU', 'It passed the self-test.', '32-bit floating point', /^fused/]) {
      await expect.element(dialog().getByText(text)).toBeVisible();
    }
    await expect.element(place('automatic')).toBeChecked();
  });

  it('moves the run to where the person chooses, without a fresh one', async () => {
    const { client, session } = openPage();
    session.play();
    client.events.frame(frame(1240));
    await button('WebGL · Test GPU').click();
    await expect.element(dialog().getByText('412 steps/s on WebGL')).toBeVisible();
    await place('CPU').click();
    await eventually(() => expect(client.moves).toEqual(['cpu']));
    client.events.status({ state: 'moving' });
    await expect.element(dialog().getByText(/on its way/)).toBeVisible();
    await expectAccessible('on its way');
    client.events.info(runInfo({ device: cpu, form: 'reference' }));
    client.events.status({ state: 'running' });
    client.events.frame({ ...frame(1241), stepsPerSecond: 14 });
    for (const text of ['It is asked for.', '14 steps/s on CPU', '412 steps/s on WebGL', /^by TensorFlow/])
      await expect.element(dialog().getByText(text)).toBeVisible();
    expect(client.loads).toHaveLength(1);
    expect(location.hash).toBe('#task=adding&cell=lstm&backend=cpu');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText(/^After step 1,240 the run moved to JavaScript/)).toBeVisible();
  });

  // What counts as rest is a moment in real time: on a busy machine the second key may come after it.
  it('is chosen by arrow keys alone, and only where they come to rest', { retry: 3 }, async () => {
    const { client } = openPage();
    await button('WebGL · Test GPU').click();
    (place('automatic').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(place('WebAssembly')).toBeChecked();
    await eventually(() => expect(client.moves).toEqual(['wasm']));
  });
});

describe('share', () => {
  it('shows the link, says what is in it, and copies it', async () => {
    openPage('task=adding&length=30&cell=gru&units=16&seed=7');
    const written: string[] = [];
    const clipboard = vi
      .spyOn(navigator.clipboard, 'writeText')
      .mockImplementation(async (text) => void written.push(text));
    await userEvent.keyboard('s');
    const link = dialog().getByRole('textbox', { name: 'Link' });
    await expect.element(link).toHaveValue(location.href);
    await expect.element(dialog().getByText(/Adding problem.*GRU, 16 units.*seed 7/)).toBeVisible();
    await button('Copy link').click();
    await expect.element(button('Copied')).toBeVisible();
    expect(written).toEqual([location.href]);
    clipboard.mockRestore();
  });

  it('promises the same curve only while no setting was changed under way', async () => {
    const { session, client } = openPage();
    await button('Share').click();
    await expect.element(dialog().getByText(/sees the same curve/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    client.events.frame(frame(50));
    const { experiment } = session.store.getState();
    session.change({ ...experiment, learningRate: 0.01 });
    await eventually(() => expect(client.changes).toHaveLength(1));
    await button('Share').click();
    await expect.element(dialog().getByText(/with the settings as they are now/)).toBeVisible();
    expect(
      dialog()
        .getByText(/sees the same curve/)
        .query(),
    ).toBeNull();
  });

  it('selects the link where the browser does not let it copy', async () => {
    openPage();
    const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    await button('Share').click();
    await button('Copy link').click();
    await expect.element(dialog().getByText(/the link is selected/)).toBeVisible();
    const field = dialog().getByRole('textbox', { name: 'Link' }).element() as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    expect(field.selectionEnd! - field.selectionStart!).toBe(field.value.length);
    clipboard.mockRestore();
  });

  it('keeps an own text out of the link unless it is put in', async () => {
    const { session } = openPage('task=text');
    session.takeOwn(
      { kind: 'text', text: PROSE.repeat(20) },
      {
        ...session.store.getState().experiment,
        taskOptions: { ...session.store.getState().experiment.taskOptions, text: 'own' },
      },
    );
    await button('Share').click();
    const link = dialog().getByRole('textbox', { name: 'Link' }).element() as HTMLInputElement;
    expect(link.value).not.toContain('own=');
    await expect.element(dialog().getByText(/stays in this browser/)).toBeVisible();
    await dialog().getByRole('checkbox').click();
    expect(link.value).toContain('own=It+was+the+best');
    expect(location.hash).not.toContain('own=');
    await expectAccessible('with an own text');
  });

  it('says when an own text is too long for a link', async () => {
    const { session } = openPage('task=text');
    const { experiment } = session.store.getState();
    session.takeOwn(
      { kind: 'text', text: PROSE.repeat(200) },
      { ...experiment, taskOptions: { ...experiment.taskOptions, text: 'own' } },
    );
    await button('Share').click();
    await expect.element(dialog().getByText(/a link carries at most/)).toBeVisible();
    await expect.element(dialog().getByRole('checkbox')).toBeDisabled();
  });
});

describe('a text of one’s own', () => {
  it('is asked for when it is chosen and there is none', async () => {
    const { client, state } = openPage('task=text');
    await page.getByRole('combobox', { name: 'text' }).selectOptions('your own');
    await expect.element(dialog()).toBeVisible();
    expect(state().experiment.taskOptions.text).toBe('alice');
    await paste('Your text', PROSE.repeat(30));
    await button('Use this text').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    expect(client.loads.at(-1)!.own).toEqual({ kind: 'text', text: PROSE.repeat(30) });
    expect(location.hash).toBe('#task=text&text=own&cell=lstm');
    await expect.element(page.getByText(/^Yours: 2,370 characters/)).toBeVisible();
  });

  it.each([
    ['nothing', ''],
    ['one character', 'x'],
    ['an emoji', '🙂'],
    ['the same over and over', 'a'.repeat(500)],
  ])('that is %s is refused with a sentence, and nothing is lost', async (_, text) => {
    const { session, state, client } = openPage('task=text');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    await paste('Your text', text);
    await button('Use this text').click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(/text/);
    expect(state().dialog).toBe('own');
    expect((page.getByLabelText('Your text').element() as HTMLTextAreaElement).value).toBe(text);
    expect(client.loads).toHaveLength(1);
    await expectAccessible('refused');
  });

  it('of a megabyte is taken from a file', async () => {
    const { session, state, client } = openPage('task=text');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    const text = PROSE.repeat(13_000);
    expect(text.length).toBeGreaterThan(1e6);
    choose('Open a text file…', new File([text], 'long.txt', { type: 'text/plain' }));
    await expect.element(dialog().getByText(/1,027,000 characters/)).toBeVisible();
    await button('Use this text').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    expect(client.loads.at(-1)!.own).toMatchObject({ kind: 'text', text });
  });

  it('in a file of many megabytes is refused with a sentence', async () => {
    const { session } = openPage('task=text');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    choose('Open a text file…', new File(['x'.repeat(6e6)], 'huge.txt'));
    await expect.element(dialog().getByText('“huge.txt” has 6 MB; up to 5 MB can be read.')).toBeVisible();
  });
});

describe('a CSV file of one’s own', () => {
  const csv = (rows: number, cell: (k: number) => string) =>
    `month,value\n${Array.from({ length: rows }, (_, k) => `${k + 1},${cell(k)}`).join('\n')}\n`;

  it('shows its columns, reports holes and is learned from', async () => {
    const { session, state, client } = openPage('task=forecast');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    const text = csv(300, (k) => (k % 50 === 10 ? '' : Math.sin(k / 3).toFixed(4)));
    choose('Open a CSV file…', new File([text], 'waves.csv'));
    await expect.element(dialog().getByRole('radio', { name: 'value' })).toBeChecked();
    await expect.element(dialog().getByText('6 lines have no number in this column')).toBeVisible();
    await expectAccessible('with columns');
    await button('Use this column').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    const { own } = client.loads.at(-1)!;
    expect(own).toMatchObject({ kind: 'series', name: 'value' });
    const values = own!.kind === 'series' ? own!.values : [];
    expect(values).toHaveLength(300);
    expect(values[10]).toBeCloseTo((values[9]! + values[11]!) / 2);
    expect(state().notices[0]!.text).toMatch(/^6 holes in the series: filled/);
    expect(location.hash).toBe('#task=forecast&series=own&cell=lstm');
  });

  it.each([
    ['nothing', '', 'There are no numbers yet'],
    ['one character', 'x', 'No column in it holds a number'],
    ['an emoji', '🙂🙂', 'No column in it holds a number'],
    ['a header alone', 'year,value', 'There is a header but no line'],
    ['one line', '1,2,3,4', 'only 1 value, and windows of 36 steps need'],
    ['words alone', 'time,place\nnoon,Bern\nnight,Basel', 'No column in it holds a number'],
    ['a constant column', csv(300, () => '4.5'), 'never change, so there is nothing to learn'],
    ['a constant end', csv(300, (k) => (k < 200 ? Math.sin(k).toFixed(3) : '1')), 'never changes'],
    [
      'numbers with words among them',
      csv(300, (k) => (k % 4 ? `${(k * 7) % 11}` : 'none')),
      'more than a tenth',
    ],
    ['too few values', 'v\n1\n2\n3', 'values'],
    [
      'holes for the most part',
      csv(300, (k) => (k % 3 === 0 ? Math.sin(k).toFixed(3) : '')),
      'more than a tenth',
    ],
  ])('of %s is refused with a sentence', async (_, text, sentence) => {
    const { session, client, state } = openPage('task=forecast');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    await paste('Lines of a CSV file', text);
    const columns = dialog().getByRole('group', { name: 'Columns' });
    if (text.includes('1')) await expect.element(columns).toBeVisible();
    else if (text !== '') await expect.element(dialog().getByRole('alert')).toHaveTextContent(sentence);
    await button('Use this column').click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(sentence);
    expect(state().dialog).toBe('own');
    expect(client.loads).toHaveLength(1);
  });

  it('of a megabyte of words is refused with a sentence', async () => {
    const { session, state } = openPage('task=forecast');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    choose('Open a CSV file…', new File([`${PROSE}\n`.repeat(13_000)], 'novel.csv'));
    await expect.element(dialog().getByRole('alert')).toHaveTextContent('No column in it holds a number');
    expect(state().dialog).toBe('own');
  });

  it('of a megabyte is read', async () => {
    const { session } = openPage('task=forecast');
    session.show('own');
    await expect.element(dialog()).toBeVisible();
    const text = csv(70_000, (k) => Math.cos(k / 9).toFixed(8));
    expect(text.length).toBeGreaterThan(1e6);
    choose('Open a CSV file…', new File([text], 'long.csv'));
    await expect.element(dialog().getByText('70,000').first()).toBeVisible();
  });
});

describe('a wave of one’s own', () => {
  const board = () => dialog().getByRole('slider', { name: 'Drawing area' });

  async function openBoard(): Promise<OpenPage> {
    const opened = openPage('task=forecast');
    opened.session.show('own');
    await expect.element(dialog()).toBeVisible();
    await dialog().getByRole('radio', { name: 'draw a wave' }).click();
    await expect.element(board()).toBeVisible();
    return opened;
  }

  /** Draws through places given as shares of the area, from the upper left corner. */
  function draw(places: readonly (readonly [number, number])[], pointerType = 'mouse'): void {
    const area = board().element();
    const box = area.getBoundingClientRect();
    area.setPointerCapture = () => undefined;
    const at = ([x, y]: readonly [number, number]) => ({
      clientX: box.left + x * box.width,
      clientY: box.top + y * box.height,
      bubbles: true,
      pointerType,
      button: 0,
    });
    area.dispatchEvent(new PointerEvent('pointerdown', at(places[0]!)));
    for (const place of places) area.dispatchEvent(new PointerEvent('pointermove', at(place)));
    area.dispatchEvent(new PointerEvent('pointerup', at(places.at(-1)!)));
  }

  const zigzag = Array.from({ length: 13 }, (_, k) => [k / 12, k % 2 ? 0.2 : 0.8] as const);

  it.each(['mouse', 'touch'])('is drawn by %s and learned from', async (pointerType) => {
    const { client, state } = await openBoard();
    draw(zigzag, pointerType);
    await expectAccessible('the drawing area');
    await button('Use this wave').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    const { own } = client.loads.at(-1)!;
    expect(own).toMatchObject({ kind: 'series', name: 'your wave' });
    const values = own!.kind === 'series' ? own!.values : [];
    expect(values).toHaveLength(900);
    expect(values[0]).toBeLessThan(-0.5);
    expect(Math.max(...values.slice(0, 50))).toBeGreaterThan(0.5);
    expect(location.hash).toBe('#task=forecast&series=own&cell=lstm');
  });

  it('is drawn by the arrow keys', async () => {
    const { client, state } = await openBoard();
    (board().element() as HTMLElement).focus();
    for (let k = 0; k < 40; k++)
      await userEvent.keyboard(
        k % 8 < 4 ? '{ArrowRight}{ArrowUp}{ArrowUp}' : '{ArrowRight}{ArrowDown}{ArrowDown}',
      );
    await expect.element(board()).toHaveAttribute('aria-valuenow', '67');
    expect(board().element().getAttribute('aria-valuetext')).toMatch(/^pen at 67 % of the width, \d+ %/);
    await dialog().getByRole('radio', { name: 'once' }).click();
    await button('Use this wave').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    const { own } = client.loads.at(-1)!;
    expect(own!.kind === 'series' && own!.values.length).toBeGreaterThan(190);
  });

  it('begins with a shape, and is cleared', async () => {
    const { state } = await openBoard();
    await button('sine').click();
    await button('Clear').click();
    await button('Use this wave').click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent('There is no line yet');
    await button('beat').click();
    await button('Use this wave').click();
    await eventually(() => expect(state().own.series?.values).toHaveLength(900));
  });

  it.each([
    ['a dot', [[0.5, 0.5]], 'The line is too short'],
    [
      'a flat line',
      [
        [0, 0.5],
        [1, 0.5],
      ],
      'The line is flat',
    ],
  ] as const)('of %s is refused with what to do', async (_, places, sentence) => {
    const { client, state } = await openBoard();
    draw(places);
    await button('Use this wave').click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(sentence);
    expect(state().dialog).toBe('own');
    expect(client.loads).toHaveLength(1);
    await expectAccessible('refused');
  });

  it('fits a phone', async () => {
    await page.viewport(320, 640);
    await openBoard();
    const box = dialog().element();
    expect(box.scrollWidth).toBeLessThanOrEqual(box.clientWidth);
    expectNoSidewaysScroll('the drawing area');
  });
});
