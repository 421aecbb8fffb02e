/** Trains on the page for some steps, or up to where a run that is solved comes to rest by itself, and pauses. */
import type { Page } from 'playwright';

const PATIENCE_MS = 600_000;

export async function train(page: Page, steps: number): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Play').click();
  await button('Pause').waitFor();
  const enough = page.waitForFunction(
    (wanted) =>
      Number(/([\d,]+) steps/.exec(document.querySelector('header')!.innerText)?.[1]?.replaceAll(',', '')) >=
      wanted,
    steps,
    { timeout: PATIENCE_MS, polling: 200 },
  );
  // It may still wait when the page is closed.
  enough.catch(() => undefined);
  await Promise.race([enough, button('Play').waitFor({ timeout: PATIENCE_MS })]);
  if (await button('Pause').isVisible()) await button('Pause').click();
}
