/**
 * Runs the numeric tests that need no graphics card, which Firefox without a window has not, in Firefox as it is installed here. No
 * package of the test runner drives that; but all it has to do is to open an address.
 */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import viteConfig from '../../vite.config.ts';
import type { Engine } from './driver/engine.ts';
import { openFirefox } from './driver/firefox.ts';
import { enginesHere } from './driver/here.ts';

const provider: ReturnType<typeof playwright> = {
  ...playwright(),
  name: 'installed',
  providerFactory() {
    let engine: Engine | undefined;
    return {
      name: 'installed',
      supportsParallelism: false,
      getCommandsContext: () => ({}),
      async openPage(_session, url) {
        engine ??= await openFirefox(enginesHere().firefox!);
        await engine.goto(url);
      },
      close: () => engine?.close(),
    };
  },
};

export default mergeConfig(
  viteConfig,
  defineConfig({
    // Its own, as the browser tests run beside it.
    cacheDir: '.cache/firefox',
    optimizeDeps: { include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'] },
    test: {
      include: ['tests/browser/wasm.test.ts', 'tests/browser/wasmOperations.test.ts'],
      testNamePattern: /^(?!.*WebGL)/,
      provide: { thorough: false },
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        ui: false,
        screenshotFailures: false,
        provider,
        instances: [{ browser: 'firefox' }],
      },
    },
  }),
);
