import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { chromiumFlags } from './scripts/lib/chromiumFlags.ts';
import { bundledWorkers } from './tests/fixtures/bundledWorkers.ts';
import viteConfig from './vite.config.ts';

/** The browser that `scripts/test.ts` found; unset, the test tool's own. */
const executablePath = process.env.UNROLL_CHROME;

const cores = availableParallelism();

/** A busy machine may keep any page waiting for seconds. */
const expect = { poll: { timeout: 15_000 } };

/**
 * Pages draw, resize and play sound in real time, and a machine with other work may let such a moment pass: one more try. The
 * test's first failure is told at the end of the run.
 */
const retry = 1;

/** What `tests/fixtures/effort.ts` asks. */
const provide = { thorough: process.env.UNROLL_THOROUGH === '1' };

/** Tests that put a module of their own in the place of another, which no other file may see. */
const APART = 'tests/unit/**/*.apart.test.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            provide,
            expect,
            name: 'unit',
            environment: 'node',
            // Loading TensorFlow.js and the models anew for each file took as long as half of the tests.
            isolate: false,
            include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'],
            exclude: [APART],
            testTimeout: 60_000,
            maxWorkers: Math.max(2, cores - 1),
            server: { deps: { inline: [/@tensorflow/] } },
          },
        },
        {
          extends: true,
          test: {
            provide,
            expect,
            name: 'unit apart',
            environment: 'node',
            include: [APART],
            sequence: { groupOrder: 3 },
            testTimeout: 60_000,
            server: { deps: { inline: [/@tensorflow/] } },
          },
        },
        {
          extends: true,
          test: {
            provide,
            expect,
            retry,
            name: 'e2e',
            environment: 'node',
            include: ['tests/e2e/**/*.test.ts'],
            globalSetup: 'tests/e2e/setup.ts',
            testTimeout: 120_000,
            // Most of their time they wait for the page.
            maxWorkers: Math.max(3, cores - 1),
            sequence: { groupOrder: 1 },
          },
        },
        {
          extends: true,
          test: {
            provide,
            expect,
            retry,
            name: 'engines',
            environment: 'node',
            include: ['tests/engines/**/*.test.ts'],
            globalSetup: 'tests/engines/setup.ts',
            testTimeout: 120_000,
            sequence: { groupOrder: 4 },
          },
        },
        {
          extends: true,
          plugins: [
            bundledWorkers({
              train: 'src/worker/train.worker.ts',
              fragile: 'tests/fixtures/fragile.worker.ts',
              reading: 'src/ownData/worker/reading.worker.ts',
            }),
          ],
          test: {
            provide,
            expect,
            retry,
            name: 'browser',
            include: ['tests/browser/**/*.test.{ts,tsx}'],
            testTimeout: 120_000,
            // Two pages of one browser: while one waits for frames, workers or the software GPU's threads, the other computes.
            maxWorkers: 2,
            sequence: { groupOrder: 2 },
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
        'valibot',
        'zustand',
        'zustand/react/shallow',
        'zustand/vanilla',
      ],
    },
  }),
);
