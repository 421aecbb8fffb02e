import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePage, expectAccessible, expectControlsWhole, openPage } from './appPage.tsx';
import { alertLine, button, choose, dialog, drop, openDialog, paste, pasteAnywhere } from './ownDialog.ts';
import { eventually } from '../fixtures/eventually.ts';

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

const wave = (k: number) => Math.sin(k / 3).toFixed(4);
const csv = (rows: number, cell: (k: number) => string = wave) =>
  `month,value\n${Array.from({ length: rows }, (_, k) => `${k + 1},${cell(k)}`).join('\n')}\n`;
const file = (text: string, name = 'waves.csv') => new File([text], name);
const area = () => page.getByLabelText('Lines of a CSV file', { exact: true });
const facts = () => dialog().getByRole('figure');

describe('a CSV file of one’s own', () => {
  it('shows what was read of it and is learned from', async () => {
    const { state, client } = await openDialog('forecast');
    choose(file(csv(300, (k) => (k % 50 === 10 ? '' : wave(k)))));
    await expect.element(dialog().getByRole('radio', { name: 'value' })).toBeChecked();
    await expect.element(facts()).toHaveTextContent(/value · 300 values · −(1|0.9\d+) to (1|0.9\d+)/);
    await expect.element(facts()).toHaveTextContent('6 holes');
    for (const [name, found] of [
      ['Encoding', 'found: UTF-8'],
      ['Separator', 'found: ,'],
      ['Decimal sign', 'found: 1\\.5'],
      ['Names in', 'found: line 1: month,value'],
      ['Order in time', 'found: oldest first'],
      ['Not measured', 'found: none'],
    ] as const)
      await expect
        .element(dialog().getByRole('combobox', { name }))
        .toHaveDisplayValue(new RegExp(`^${found}`));
    const rows = dialog().getByRole('group', { name: 'First and last rows as written' });
    await expect.element(rows.getByRole('row', { name: /^301 300 / })).toBeVisible();
    await expect
      .element(dialog().getByText('6 holes in the series: filled by a straight line'))
      .toBeVisible();
    expect(dialog().element().querySelector('canvas')!.width).toBeGreaterThan(200);
    await expectAccessible('with all that was read');
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

  it('is read another way by choosing so, and as it was found by one press', async () => {
    await openDialog('forecast');
    await paste(csv(120));
    await expect.element(facts()).toHaveTextContent('value · 120 values');
    const header = dialog().getByRole('combobox', { name: 'Names in' });
    await header.selectOptions('none');
    await expect.element(facts()).toHaveTextContent('column 2');
    const missing = dialog().getByRole('combobox', { name: 'Not measured' });
    await missing.selectOptions('other');
    await userEvent.keyboard('0{Enter}');
    await expect.element(missing).toHaveDisplayValue('0');
    await button('Back to what was found').click();
    await expect.element(facts()).toHaveTextContent('value · 120 values');
    await expect.element(header).toHaveValue('found');
  });

  it('is there again when the dialog was closed, with what was chosen', async () => {
    const { session, state } = await openDialog('forecast');
    await paste(csv(120));
    await dialog().getByRole('radio', { name: 'month' }).click();
    await expect.element(facts()).toHaveTextContent('month · 120 values');
    await userEvent.keyboard('{Escape}');
    await eventually(() => expect(state().dialog).toBeUndefined());
    session.show('own');
    await expect.element(area()).toHaveValue(csv(120));
    await expect.element(facts()).toHaveTextContent('month · 120 values');
    await button('Clear').click();
    await expect.element(area()).toHaveValue('');
    expect(facts().query()).toBeNull();
  });

  it('that is too short for T is used with a shorter one', async () => {
    const { state, client } = await openDialog('forecast');
    await paste(csv(40));
    await expect.element(alertLine()).toHaveTextContent('windows of 36 steps need');
    await expectAccessible('with an offer');
    await button(/^Use T = \d+$/).click();
    await expect.element(dialog().getByText(/^T = \d+ is used/)).toBeVisible();
    await button('Use this column').click();
    await eventually(() => expect(state().dialog).toBeUndefined());
    expect(client.loads.at(-1)!.experiment.taskOptions).toMatchObject({ series: 'own', length: 29 });
  });

  it.each([
    ['nothing', '', 'There are no numbers yet'],
    ['one character', 'x', /number/],
    ['a constant column', csv(300, () => '4.5'), 'never change, so there is nothing to learn'],
  ])('of %s is refused with a sentence, and nothing is lost', async (_, text, sentence) => {
    const { client, state } = await openDialog('forecast');
    await paste(text);
    await button('Use this column').click();
    await expect.element(alertLine()).toHaveTextContent(sentence);
    await expectAccessible('refused');
    expect(state().dialog).toBe('own');
    await expect.element(area()).toHaveValue(text);
    expect(client.loads).toHaveLength(1);
  });

  it('that is no text is named', async () => {
    await openDialog('forecast');
    choose(file('%PDF-1.7 …', 'report.csv'));
    await expect.element(alertLine()).toHaveTextContent('This file is a PDF');
    choose(file(csv(300)));
    await expect.element(facts()).toHaveTextContent('300 values');
    await expect.element(alertLine()).toBeEmptyDOMElement();
  });

  it('of a megabyte is shown by its beginning', async () => {
    await openDialog('forecast');
    const text = csv(70_000, (k) => Math.cos(k / 9).toFixed(8));
    expect(text.length).toBeGreaterThan(1e6);
    choose(file(text, 'long.csv'));
    await expect.element(facts()).toHaveTextContent('70,000 values');
    await expect
      .element(dialog().getByText('This is the beginning of “long.csv”; all of it is read.'))
      .toBeVisible();
    const { value, readOnly } = area().element() as HTMLTextAreaElement;
    expect([readOnly, text.startsWith(value), value.length < 25_000]).toEqual([true, true, true]);
  });

  it('fits a phone, whatever was read', async () => {
    await page.viewport(390, 844);
    await openDialog('forecast');
    const wide = Array.from({ length: 60 }, (_, k) =>
      Array.from({ length: 12 }, (__, c) => (k * (c + 1)) % 17).join(';'),
    );
    await paste(wide.join('\n'));
    await expect.element(dialog().getByRole('group', { name: 'Columns' })).toBeVisible();
    const { scrollWidth, clientWidth } = dialog().element();
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    const rows = dialog().getByRole('group', { name: 'First and last rows as written' }).element();
    rows.scrollLeft = 0;
    for (const control of dialog().element().querySelectorAll('select, button'))
      expect(control.getBoundingClientRect().right).toBeLessThanOrEqual(clientWidth + 20);
    expectControlsWhole('the dialog on a phone');
  });
});

describe('what is dropped or pasted', () => {
  it('on the page opens the dialog of a task that learns from it', async () => {
    const { state } = openPage('task=forecast');
    await page.getByRole('heading', { name: 'Task' }).query();
    await eventually(async () => expect(await drop(file(csv(120)))).toMatch(/^Drop it/));
    await eventually(() => expect(state().dialog).toBe('own'));
    await expect.element(facts()).toHaveTextContent('120 values');
    await drop(file(csv(90), 'other.csv'));
    await expect.element(facts()).toHaveTextContent('90 values');
  });

  it('takes the place of a wave that is being drawn', async () => {
    await openDialog('forecast');
    await dialog().getByRole('radio', { name: 'draw a wave' }).click();
    await drop(file(csv(120)));
    await expect.element(facts()).toHaveTextContent('120 values');
  });

  it('on the page of another task is left alone, with a sentence, and the page stays', async () => {
    const { state } = openPage('task=adding');
    await eventually(async () => {
      await drop(file('1'));
      expect(
        state()
          .notices.map(({ text }) => text)
          .join(' '),
      ).toMatch(/Forecast and Text learn from files/);
    });
    expect(state().dialog).toBeUndefined();
  });

  it('is the first of several files, which is said', async () => {
    const { state } = await openDialog('forecast');
    await drop(file(csv(120), 'one.csv'), file('2', 'two.csv'));
    await expect.element(facts()).toHaveTextContent('120 values');
    expect(state().notices.at(-1)!.text).toBe(
      'One file is read at a time: this is “one.csv”, the first of 2.',
    );
  });

  it('is read wherever the focus is, a file too', async () => {
    await openDialog('forecast');
    pasteAnywhere(csv(80));
    await expect.element(facts()).toHaveTextContent('80 values');
    pasteAnywhere('', file(csv(90)));
    await expect.element(facts()).toHaveTextContent('90 values');
  });

  it('is shown by its beginning where it is long', async () => {
    await openDialog('forecast');
    const text = csv(30_000);
    pasteAnywhere(text);
    await expect.element(facts()).toHaveTextContent('30,000 values');
    expect((area().element() as HTMLTextAreaElement).readOnly).toBe(true);
    await expect.element(dialog().getByText(/^This is the beginning of what was pasted/)).toBeVisible();
  });
});
