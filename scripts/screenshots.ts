/** `npm run screenshots`: takes the pictures of the documentation from the running, built site. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { runCommand } from './lib/command.ts';
import { root } from './lib/site.ts';
import { withSite } from './lib/withSite.ts';
import { SHEET, takeContactSheet } from './screenshots/contactSheet.ts';
import { ICONS, takeIcons } from './screenshots/icons.ts';
import { scenes, type Scene } from './screenshots/scenes.ts';
import { train } from './screenshots/train.ts';

/** What was asked of the worker last must have been drawn. */
const SETTLED_MS = 2500;

async function take(browser: Browser, url: string, scene: Scene): Promise<void> {
  const page = await browser.newPage({ viewport: scene.size, colorScheme: scene.theme });
  try {
    await page.goto(`${url}${scene.fragment}`);
    await train(page, scene.steps);
    for (const { role, name } of scene.press ?? []) await page.getByRole(role, { name }).click();
    await page.waitForTimeout(SETTLED_MS);
    const to = { path: path.join(root, 'docs', scene.file) };
    if (scene.part === undefined) await page.screenshot(to);
    else await page.locator(scene.part).first().screenshot(to);
    console.log(`docs/${scene.file}`);
  } finally {
    await page.close();
  }
}

async function main(): Promise<number> {
  mkdirSync(path.join(root, 'docs/pictures'), { recursive: true });
  // Only those whose file's name holds one of the words that were typed; all without any.
  const words = process.argv.slice(2);
  const wanted = (file: string) => words.length === 0 || words.some((word) => file.includes(word));
  return withSite(async (browser, { url }) => {
    for (const scene of scenes) if (wanted(scene.file)) await take(browser, url, scene);
    if (wanted(ICONS)) await takeIcons(browser);
    if (wanted(SHEET)) await takeContactSheet(browser, url);
    return 0;
  });
}

await runCommand(main);
