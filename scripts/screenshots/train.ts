/** Trains on the page for some steps, and pauses. */
import type { Page } from 'playwright';

const PATIENCE_MS = 600_000;

export async function train(page: Page, steps: number): Promise<void> {
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction(
    (wanted) =>
      Number(/([\d,]+) steps/.exec(document.querySelector('header')!.innerText)?.[1]?.replaceAll(',', '')) >=
      wanted,
    steps,
    { timeout: PATIENCE_MS, polling: 200 },
  );
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
}
