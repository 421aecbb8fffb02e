/** Every task with every model on WebGL, by draws of our own where the model has them, as the worker chooses. */
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/backend/select.ts';
import { cases } from '../fixtures/effort.ts';
import { everythingSuite } from '../suites/everything.ts';

const STEPS = cases(10, 100);

const backend = await startBackend('webgl', { fusable: true, wasmable: true });

test('the suite below runs on WebGL', () => {
  expect(backend.device.backend).toBe('webgl');
  expect(backend.context).toBeDefined();
});

everythingSuite(tfjs, backend, STEPS);
