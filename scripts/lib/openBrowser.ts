/**
 * Opens Chromium for a script: one of its own, or, where the environment names one that runs already, a connection to that.
 * The end-to-end tests start one for all the commands they try; each still has profiles of its own in it.
 */
import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { findBrowser } from './browser.ts';
import { chromiumFlags } from './chromiumFlags.ts';

/** Names the address of a running browser, as Playwright's `launchServer` gives it. */
export const RUNNING_BROWSER = 'UNROLL_BROWSER';

/** How a browser of one's own is started. */
export function launchOptions(...flags: readonly string[]): LaunchOptions {
  return { executablePath: findBrowser(), args: [...chromiumFlags, ...flags] };
}

/** @param options what a browser of one's own is started with besides */
export function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const running = process.env[RUNNING_BROWSER];
  if (running !== undefined && running !== '') return chromium.connect(running);
  return chromium.launch({ ...launchOptions(), ...options });
}
