/** Every task with every model on WebGL, by draws of our own where the model has them, as the worker chooses. */
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/backend/select.ts';
import { tasks } from '../../src/tasks/index.ts';
import { cases, thorough } from '../fixtures/effort.ts';
import { everythingSuite, tasksOfEachKind } from '../suites/everything.ts';

const STEPS = cases(10, 100);

const backend = await startBackend('webgl', { fusable: true, wasmable: true });

test('the suite below runs on WebGL', () => {
  expect(backend.device.backend).toBe('webgl');
  expect(backend.context).toBeDefined();
});

// A model without draws of its own has a shader compiled for each operation and shape, which is what takes the time: it is tried
// with one task of each kind. In Node, and in a thorough run, every model is tried with every task.
const ofEachKind = await tasksOfEachKind();
everythingSuite(tfjs, backend, STEPS, ({ parallel }) => (parallel && !thorough ? ofEachKind : tasks));
