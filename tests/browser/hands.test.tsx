/** Raised hands at a lesson's questions, on the page: counted by keys, enough for the run to begin, and beside what came of it. */
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../fixtures/eventually.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage } from './appPage.tsx';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const hands = (name: string) => page.getByRole('spinbutton', { name: `Raised hands: ${name}`, exact: true });
const results = () => [...document.querySelectorAll('.hands-result')].map(({ textContent }) => textContent);

beforeEach(() => page.viewport(1280, 720));
afterEach(closePage);

it('counts hands behind a button, lets the run begin by them, and keeps them over going on and back', async () => {
  const { client } = openPage('lesson=fading&at=2');
  await button('Count raised hands').click();
  expect(button(/^Run it/).elements()).toEqual([]);
  await userEvent.click(hands('about a tenth'));
  await userEvent.keyboard('12{Tab}{Enter}');
  await userEvent.click(hands('less than a thousandth'));
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}');
  await expect.element(hands('about a tenth')).toHaveValue(13);
  await expect.element(hands('less than a thousandth')).toHaveValue(2);
  await expectAccessible('hands are counted');
  await button('Run it').click();
  expect(client.calls).toContain('play');
  // Nothing is said of what is right before the run has shown it.
  expect(results()).toEqual(['0 of 15', '13 of 15', '2 of 15', '0 of 15']);
  await button('Skip').click();
  await button('Back').click();
  await eventually(() => expect(results()[1]).toBe('13 of 15'));
});

it('marks what is so in words beside the bars, and sums it up at the end', async () => {
  const { session } = openPage('lesson=fading&at=5');
  await button('Count raised hands').click();
  for (const name of ['9', '22', '22']) await button(`One hand more: ${name}`).click();
  await button('Show the answer').click();
  expect(results()).toEqual(['0 of 3', '1 of 3', '✓ 2 of 3: true', '0 of 3']);
  await page.viewport(360, 740);
  expectNoSidewaysScroll('with bars');
  await expectAccessible('with bars');
  await button('Next').click();
  await button(/^(?:Next|Skip)$/).click();
  await expect.element(page.getByRole('cell', { name: '2 of 3 were right' })).toBeInTheDocument();
  await page.getByText('The counted hands as a table').click();
  await expect
    .element(page.getByRole('textbox', { name: /^The counted hands/ }))
    .toHaveValue(expect.stringContaining('22,2,yes') as string);
  session.goToLesson(undefined);
});

it('counts at once on the stage, and asks no student who has a class link', async () => {
  openPage('view=present&lesson=fading&at=5');
  await expect.element(hands('22')).toBeVisible();
  closePage();
  openPage('handin=1&lesson=fading&at=5');
  await expect.element(button('That is my answer')).toBeVisible();
  expect(button('Count raised hands').elements()).toEqual([]);
});
