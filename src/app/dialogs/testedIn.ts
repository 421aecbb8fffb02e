/**
 * The browsers in which all tests of the site passed last. A run of the tests in a newer one ends with a word on it
 * (`scripts/lib/outOfDate.ts`); then the number here is to follow, once they all pass.
 */
export const TESTED_IN = { Chromium: '156', Firefox: '153', WebKitGTK: '2.50' } as const;
