import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TESTED_IN } from '../../src/app/dialogs/testedIn.ts';
import { APPLY_AFTER_MS } from '../../src/store/changes.ts';
import { frame, runInfo } from '../fixtures/fakeSession.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage, THEMES } from './appPage.tsx';
import { eventually } from '../fixtures/eventually.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const PROSE = 'It was the best of times, it was the worst of times, it was the age of wisdom. ';

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

describe('every dialog', () => {
  const openers = {
    lessons: '',
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
      for (const [theme, rules] of THEMES) {
        session.preferences.setTheme(theme);
        await eventually(() => expect(document.documentElement.dataset.theme).toBe(theme));
        await expectAccessible(`${name}, ${theme}`, rules);
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
    // S is another key on the stage.
    for (const key of ['space', '→', 'R', 'S', 'D', 'E'])
      await expect.element(dialog().getByText(key, { exact: true }).first()).toBeVisible();
    await dialog().getByRole('checkbox').click();
    expect(state().shortcuts).toBe(false);
    await userEvent.keyboard('{Escape}');
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard(' ');
    expect(client.calls).toEqual(['load']);
    expect(openPage('', shelf).state().shortcuts).toBe(false);
  });
});

describe('about', () => {
  it('is reached from the help, names what it is tested in, and leads to the textbook and from there to a step', async () => {
    const { state } = openPage();
    await userEvent.keyboard('?');
    await dialog()
      .getByRole('button', { name: /^About/ })
      .click();
    await expect.element(dialog()).toHaveAccessibleName('About Unroll');
    for (const [engine, version] of Object.entries(TESTED_IN))
      await expect.element(dialog()).toHaveTextContent(`in ${engine} ${version}`);
    await expectAccessible('about');
    await dialog().getByRole('button', { name: 'Open the textbook' }).click();
    await expect.element(dialog()).toHaveAccessibleName('What a recurrent network is');
    await expectAccessible('the textbook');
    await dialog().getByRole('button', { name: 'The fading trace' }).click();
    await expect.element(dialog().getByRole('heading', { name: '4. The fading trace' })).toHaveFocus();
    await dialog().getByRole('button', { name: 'See it: lesson 4, step 3' }).first().click();
    expect(state().lesson).toMatchObject({ id: 'fading', at: 2 });
    expect(state().dialog).toBeUndefined();
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

  it('is chosen by arrow keys alone, and only where they come to rest', async () => {
    const { client } = openPage();
    await button('WebGL · Test GPU').click();
    await expect.element(place('automatic')).toBeInTheDocument();
    (place('automatic').element() as HTMLElement).focus();
    // No time goes by between the keys, however busy the machine is.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    vi.advanceTimersByTime(APPLY_AFTER_MS + 1);
    vi.useRealTimers();
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
