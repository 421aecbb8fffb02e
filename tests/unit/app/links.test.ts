/** Whoever follows a link finds the run as it was: what leaves the page opens in a tab of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const app = path.join(import.meta.dirname, '../../../src/app');

/** Leads to the page itself, when nothing else is left of it. */
const TO_ITSELF = ['ErrorBoundary.tsx'];

test('every link of the page opens a new tab', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const withLinks = files.filter((file) => /<a[\s>]/.test(readFileSync(path.join(app, file), 'utf8')));
  expect(withLinks).toEqual(TO_ITSELF);
});
