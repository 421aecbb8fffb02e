/** Every task with every model on WebGL, by draws of our own where the model has them, as the worker chooses. */
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/backend/select.ts';
import { models } from '../../src/models/index.ts';
import { tasks } from '../../src/tasks/index.ts';
import { cases, thorough } from '../fixtures/effort.ts';
import { everythingSuite, tasksOfEachKind } from '../suites/everything.ts';

const STEPS = cases(10, 100);

const backend = await startBackend('webgl', { fusable: true, wasmable: true });

test('the suite below runs on WebGL', () => {
  expect(backend.device.backend).toBe('webgl');
  expect(backend.context).toBeDefined();
});

// Shaders are compiled for each of them, which is what takes the time. So every task is tried with one of the models that go from
// step to step, and one task of each kind with one of those that read all steps at once, the models in turn. In Node, and in a
// thorough run, every model is tried with every task.
const ofEachKind = await tasksOfEachKind();
everythingSuite(tfjs, backend, STEPS, (model) => {
  if (thorough) return tasks;
  const alike = models.filter(({ parallel }) => parallel === model.parallel);
  return (model.parallel ? ofEachKind : tasks).filter((_, k) => alike[k % alike.length] === model);
});
