/** Every task after some training, on a desk and on a phone, in both themes: small pictures on one sheet, to be looked over. */
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { tasks } from '../../src/tasks/index.ts';
import { root } from '../lib/site.ts';
import { train } from './train.ts';

export const SHEET = 'pictures/contact-sheet.jpg';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 360, height: 740 },
] as const;
const THEMES = ['light', 'dark'] as const;

/** The small pictures are so much smaller, and the whole sheet is compressed so far: the repository carries it. */
const SCALE = 0.36;
const QUALITY = 50;
const STEPS = 200;
/** What follows a change of size or theme must have been drawn. */
const SETTLED_MS = 700;

/** A cell that does the task well; the LSTM where it is, as it has the most lanes. */
const CELLS: Readonly<Record<string, string>> = { adding: 'lstm', anbn: 'lstm', text: 'lstm' };

interface Shot {
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
}

/** One network is trained for all pictures of a task. */
async function shotsOf(page: Page, url: string, task: string): Promise<Shot[]> {
  await page.setViewportSize(SIZES[0]);
  await page.goto('about:blank');
  await page.goto(`${url}#task=${task}&cell=${CELLS[task] ?? 'gru'}`);
  await train(page, STEPS);
  const shots: Shot[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(SETTLED_MS);
      shots.push({ ...size, png: await page.screenshot() });
    }
  }
  return shots;
}

function picture({ width, height, png }: Shot): string {
  const [wide, high] = [width, height].map((length) => Math.round(SCALE * length));
  return `<img width="${wide}" height="${high}" src="data:image/png;base64,${png.toString('base64')}">`;
}

function row(label: string, shots: readonly Shot[]): string {
  return `<h2>${label}</h2><div>${shots.map(picture).join('')}</div>`;
}

const STYLE = `
  body { margin: 12px; width: max-content; background: #777; font: 14px system-ui, sans-serif; }
  h2 { margin: 8px 0 4px; color: #fff; font-size: 14px; }
  div { display: flex; gap: 8px; align-items: start; }`;

export async function takeContactSheet(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  const rows: string[] = [];
  try {
    for (const { id, label } of tasks) {
      rows.push(row(label, await shotsOf(page, url, id)));
      console.log(`${label}: ${rows.length} of ${tasks.length}`);
    }
  } finally {
    await page.close();
  }
  const sheet = await browser.newPage({ viewport: { width: 1320, height: 800 } });
  try {
    await sheet.setContent(`<style>${STYLE}</style>${rows.join('')}`);
    await sheet
      .locator('body')
      .screenshot({ path: path.join(root, 'docs', SHEET), type: 'jpeg', quality: QUALITY });
    console.log(`docs/${SHEET}`);
  } finally {
    await sheet.close();
  }
}
