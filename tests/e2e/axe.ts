/** What axe has to say of a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What it finds, one line a node.
 * @param within a selector; the whole page where left out
 */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(source);
  const place = within === undefined ? 'document' : JSON.stringify(within);
  const results = (await page.evaluate(`axe.run(${place}, { resultTypes: ["violations"] })`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}
