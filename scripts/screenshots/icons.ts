/** The icons of the installed site, drawn from the one that stands in the tab. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { root } from '../lib/site.ts';

export const ICONS = 'icons';

/** In pixels: what a home screen on iOS wants, and the two that a web manifest should have. */
const SIZES = [180, 192, 512];

export async function takeIcons(browser: Browser): Promise<void> {
  const drawing = readFileSync(path.join(root, 'public/favicon.svg'), 'utf8');
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: path.join(root, `public/icon-${size}.png`), omitBackground: true });
    console.log(`public/icon-${size}.png`);
    await page.close();
  }
}
