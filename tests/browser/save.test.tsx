/** Pictures and tables that are taken away, and the small menu that does it. */
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pngFile } from '../../src/app/export/png.ts';
import { frame } from '../fixtures/fakeSession.ts';
import { closePage, expectAccessible, openPage } from './appPage.tsx';
import { eventually } from '../fixtures/eventually.ts';

let host: HTMLElement;
beforeEach(async () => {
  await page.viewport(1440, 900);
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  closePage();
  host.remove();
  vi.restoreAllMocks();
});

/** The picture's pixels, and how large it is. */
async function pixelsOf(file: Blob) {
  const bitmap = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const brush = canvas.getContext('2d')!;
  brush.drawImage(bitmap, 0, 0);
  const { data } = brush.getImageData(0, 0, bitmap.width, bitmap.height);
  return {
    width: bitmap.width,
    height: bitmap.height,
    at: (x: number, y: number) => [
      ...data.subarray(4 * (y * bitmap.width + x), 4 * (y * bitmap.width + x) + 3),
    ],
    colors: new Set(new Uint32Array(data.buffer)).size,
  };
}

describe('a picture', () => {
  const caption = { title: 'Loss · Adding problem', link: 'https://example.test/#task=adding' };

  it('holds what is seen: canvases, boxes and text, twice as fine, with a margin and a line below', async () => {
    host.innerHTML = `<section style="width: 300px; height: 100px; background: rgb(250, 240, 230)">
      <canvas width="100" height="40" style="display: block; width: 100px; height: 40px"></canvas>
      <div style="position: absolute; margin-left: 200px; width: 50px; height: 20px; background: rgb(0, 0, 200)"></div>
      <b style="font-size: 20px">text</b></section>`;
    const brush = host.querySelector('canvas')!.getContext('2d')!;
    brush.fillStyle = 'rgb(0, 160, 0)';
    brush.fillRect(0, 0, 100, 40);
    const file = await pngFile(host.firstElementChild as HTMLElement, caption);
    expect(file.type).toBe('image/png');
    const { width, height, at, colors } = await pixelsOf(file);
    expect(width).toBe(2 * (300 + 32));
    expect(height).toBeGreaterThan(2 * (100 + 32));
    expect(at(2 * (16 + 50), 2 * (16 + 20)), 'the canvas').toEqual([0, 160, 0]);
    expect(at(2 * (16 + 220), 2 * (16 + 50)), 'the box').toEqual([0, 0, 200]);
    expect(at(2 * (16 + 150), 2 * (16 + 20)), 'between').toEqual([250, 240, 230]);
    expect(colors, 'letters have soft edges').toBeGreaterThan(20);
    const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
    expect(text).toContain(`Source\0\0\0\0\0${caption.link}`);
  });

  it('leaves out what is only there to be worked, and keeps what was typed', async () => {
    host.innerHTML = `<section style="width: 200px; background: white">
      <div data-not-in-picture="row" style="height: 50px; background: red"></div>
      <div style="height: 50px; background: rgb(0, 90, 90)"></div></section>`;
    const { height, at } = await pixelsOf(await pngFile(host.firstElementChild as HTMLElement, caption));
    expect(at(100, 2 * (16 + 10))).toEqual([0, 90, 90]);
    expect(height).toBeLessThan(2 * 170);
  });
});

/** Catches the files that the page hands over. */
function catchFiles() {
  const files: { name: string; blob: Blob }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.set(`blob:${blobs.size}`, blob as Blob);
    return `blob:${blobs.size - 1}`;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: blobs.get(this.getAttribute('href')!)! });
  });
  return files;
}

const button = (name: string) =>
  page.getByRole('button', { name: `Save as picture or CSV: ${name}`, exact: true });
const item = (name: string) => page.getByRole('menuitem', { name });

describe('the menu on a panel’s head', () => {
  it('gives the loss away as a table, named after the experiment and with its link', async () => {
    const files = catchFiles();
    const { client } = openPage('task=adding&length=20&cell=gru');
    client.events.frame(frame(3, 0.5, [0.5, 0.25, 0.125]));
    await button('Loss').click();
    await item('Numbers (CSV)').click();
    await eventually(() => expect(files).toHaveLength(1));
    expect(files[0]!.name).toBe('unroll-adding-T20-gru32-step3-loss.csv');
    const lines = (await files[0]!.blob.text()).split('\n');
    expect(lines[1]).toBe(`# ${location.href}`);
    expect(lines.slice(2)).toEqual([
      'step,training loss,validation loss',
      '0,,',
      '1,0.5,',
      '2,0.25,',
      '3,0.125,0.5',
      '',
    ]);
  });

  it('gives the score away as a picture', async () => {
    const files = catchFiles();
    openPage('task=adding&length=20&cell=gru');
    await button('Score').click();
    await item('Picture (PNG)').click();
    await eventually(() => expect(files).toHaveLength(1));
    expect(files[0]!.name).toBe('unroll-adding-T20-gru32-step0-score.png');
    const { width } = document.querySelector('.score')!.getBoundingClientRect();
    expect((await pixelsOf(files[0]!.blob)).width).toBe(Math.round(2 * (Math.ceil(width) + 32)));
    expect(document.documentElement.dataset['fine']).toBeUndefined();
  });

  it('is worked by keys, and gives the focus back', async () => {
    const { client } = openPage();
    client.events.frame(frame(3, 0.5));
    await expect.element(button('Loss')).toBeVisible();
    (button('Loss').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(item('Picture (PNG)')).toHaveFocus();
    await expectAccessible('with the menu open');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(item('Numbers (CSV)')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button('Loss')).toHaveFocus();
    expect(item('Picture (PNG)').query()).toBeNull();
    expect(client.calls, 'no shortcut of the page was meant').toEqual(['load']);
  });

  it('says so where there are no numbers yet', async () => {
    const { state } = openPage();
    await button('Loss').click();
    await item('Numbers (CSV)').click();
    expect(state().notices.map(({ text }) => text)).toEqual([
      'Loss: there are no numbers yet, they come with the first steps.',
    ]);
  });
});
