/** Builds the site when it is not fresh, and serves it to all end-to-end tests. */
import type { TestProject } from 'vitest/node';
import { buildSite, isFresh, serve } from '../../scripts/lib/site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!isFresh()) buildSite();
  const site = await serve([0]);
  project.provide('siteUrl', site.url);
  return () => site.close();
}
