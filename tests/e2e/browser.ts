/** The browser of a file of tests; what a test opens in it is closed after that test. */
import { afterAll, afterEach } from 'vitest';
import { connect } from './site.ts';

export const browser = await connect();

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(() => browser.close());
