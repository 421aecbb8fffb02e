/** What axe has to say of a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the second theme only the colours under the same elements are others. */
export const THEMES = [
  ['light', 'all'],
  ['dark', 'colours'],
] as const;

/**
 * What it finds, one line a node.
 * @param within a selector; the whole page where left out
 */
export async function axeFindings(
  page: Page,
  within?: string,
  rules: 'all' | 'colours' = 'all',
): Promise<string[]> {
  await page.evaluate(source);
  const place = within === undefined ? 'document' : JSON.stringify(within);
  // It would fetch all style sheets again, for a rule that is not asked for.
  const how = {
    resultTypes: ['violations'],
    preload: false,
    ...(rules === 'colours' && { runOnly: ['color-contrast'] }),
  };
  const results = (await page.evaluate(`axe.run(${place}, ${JSON.stringify(how)})`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}
