import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePage, expectAccessible, openPage } from './appPage.tsx';
import { alertLine, button, choose, dialog, openDialog, paste } from './ownDialog.ts';
import { eventually } from '../fixtures/eventually.ts';

const PROSE = 'It was the best of times, it was the worst of times, it was the age of wisdom. ';

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

describe('a text of one’s own', () => {
  it('is asked for when it is chosen and there is none', async () => {
    const { client, state } = openPage('task=text');
    await page.getByRole('combobox', { name: 'text' }).selectOptions('your own');
    await expect.element(dialog()).toBeVisible();
    expect(state().experiment.taskOptions.text).toBe('alice');
    await paste(PROSE.repeat(30));
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
    const { state, client } = await openDialog('text');
    await paste(text);
    await button('Use this text').click();
    await expect.element(alertLine()).toHaveTextContent(/text/);
    expect(state().dialog).toBe('own');
    expect((page.getByLabelText('Your text').element() as HTMLTextAreaElement).value).toBe(text);
    expect(client.loads).toHaveLength(1);
    await expectAccessible('refused');
  });

  it('of more than a million characters is taken from a file, as far as it is used', async () => {
    const { state, client } = await openDialog('text');
    const text = PROSE.repeat(13_000);
    expect(text.length).toBeGreaterThan(1e6);
    choose(new File([text], 'long.txt', { type: 'text/plain' }));
    await expect.element(dialog().getByText('its first 1,000,000 characters are used')).toBeVisible();
    const area = page.getByLabelText('Your text').element() as HTMLTextAreaElement;
    expect(area.readOnly).toBe(true);
    expect(area.value.length).toBeLessThan(25_000);
    await button('Use this text').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    expect(client.loads.at(-1)!.own).toEqual({ kind: 'text', text: text.slice(0, 1_000_000) });
  });

  it('in a file of many megabytes is refused with a sentence', async () => {
    await openDialog('text');
    choose(new File(['x'.repeat(51e6)], 'huge.txt'));
    await expect.element(dialog().getByText('“huge.txt” has 51 MB; up to 50 MB can be read.')).toBeVisible();
  });

  it('in another encoding is read by choosing it', async () => {
    const { client } = await openDialog('text');
    const words = 'Съешь же ещё этих мягких французских булок, да выпей чаю. ';
    const cyrillic = [...words.repeat(40)].map((letter) => {
      const code = letter.charCodeAt(0);
      if (code < 128) return code;
      return code === 0x451 ? 0xb8 : code - 0x410 + 0xc0;
    });
    choose(new File([Uint8Array.from(cyrillic)], 'булки.txt'));
    const encoding = dialog().getByRole('combobox', { name: /Encoding/ });
    await encoding.selectOptions('windows-1251');
    await expect.element(page.getByLabelText('Your text')).toHaveValue(words.repeat(40));
    await button('Use this text').click();
    await eventually(() =>
      expect(client.loads.at(-1)!.own).toEqual({ kind: 'text', text: words.repeat(40) }),
    );
  });

  it('is left as it is when the dialog is closed, and there again when it is opened', async () => {
    const { session, state } = await openDialog('text');
    await paste(PROSE);
    await userEvent.keyboard('{Escape}');
    await eventually(() => expect(state().dialog).toBeUndefined());
    session.show('own');
    await expect.element(page.getByLabelText('Your text')).toHaveValue(PROSE);
  });

  it('loses the licence around it, unless it is wanted', async () => {
    const { client } = await openDialog('text');
    const mark = (word: string) => `*** ${word} OF THE PROJECT GUTENBERG EBOOK A TALE ***`;
    const book = PROSE.repeat(20).trim();
    await paste(`A licence.\n${mark('START')}\n\n${book}\n\n${mark('END')}\nMore of the licence.\n`);
    const tick = dialog().getByRole('checkbox', { name: 'Leave the licence out' });
    await expect.element(tick).toBeChecked();
    await button('Use this text').click();
    await eventually(() => expect(client.loads.at(-1)!.own).toEqual({ kind: 'text', text: book }));
  });
});
