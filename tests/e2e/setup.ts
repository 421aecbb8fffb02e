/** Builds the site when it is not fresh, serves it to all end-to-end tests, and starts the one browser that they share. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { launchOptions } from '../../scripts/lib/openBrowser.ts';
import { buildSite, isFresh, serve } from '../../scripts/lib/site.ts';
import { writeWav } from '../fixtures/wav.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
    /** The address of the running browser. */
    browserUrl: string;
    /** The sound file that its microphone plays, read anew each time the microphone is switched on. */
    microphoneFile: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!isFresh()) buildSite();
  const site = await serve([0]);
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-e2e-'));
  const sound = path.join(folder, 'microphone.wav');
  writeFileSync(sound, writeWav({ samples: new Float32Array(48_000), rate: 48_000 }));
  const browser = await chromium.launchServer(
    launchOptions('--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${sound}`),
  );
  project.provide('siteUrl', site.url);
  project.provide('browserUrl', browser.wsEndpoint());
  project.provide('microphoneFile', sound);
  return async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  };
}
