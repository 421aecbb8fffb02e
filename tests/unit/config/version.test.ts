/** What the page says of its version. */
import { expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { VERSION } from '../../../src/config/version.ts';

it('is the version of the package', () => {
  expect(VERSION).toBe(packageFile.version);
});
