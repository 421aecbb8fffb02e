import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { chromiumFlags } from './scripts/lib/chromiumFlags.ts';
import viteConfig from './vite.config.ts';

/** The browser that `scripts/test.ts` found; unset, the test tool's own. */
const executablePath = process.env.UNROLL_CHROME;

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'],
            testTimeout: 60_000,
            server: { deps: { inline: [/@tensorflow/] } },
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            environment: 'node',
            include: ['tests/e2e/**/*.test.ts'],
            globalSetup: 'tests/e2e/setup.ts',
            testTimeout: 120_000,
            // Most of their time goes into starting browsers.
            fileParallelism: true,
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: ['tests/browser/**/*.test.{ts,tsx}'],
            testTimeout: 120_000,
            fileParallelism: false,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
    optimizeDeps: {
      include: [
        '@tensorflow/tfjs-core',
        '@tensorflow/tfjs-core/dist/register_all_gradients',
        '@tensorflow/tfjs-backend-cpu',
        '@tensorflow/tfjs-backend-webgl',
        '@tensorflow/tfjs-backend-webgl/dist/base',
        '@tensorflow/tfjs-backend-webgl/dist/kernels/*',
        'react',
        'react-dom',
        'react-dom/client',
        'react/jsx-dev-runtime',
        'axe-core',
        'chart.js',
        'papaparse',
        'valibot',
        'zustand',
        'zustand/react/shallow',
        'zustand/vanilla',
      ],
    },
  }),
);
