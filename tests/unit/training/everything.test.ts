/** Every task with every model on TensorFlow.js' CPU backend. */
import type { Backend } from '../../../src/backend/select.ts';
import { tf } from '../../fixtures/cpu.ts';
import { cases } from '../../fixtures/effort.ts';
import { everythingSuite } from '../../suites/everything.ts';

const STEPS = cases(10, 100);

const backend: Backend = {
  device: { backend: 'cpu', name: 'Node', software: false, reason: 'It is a test.' },
  isLost: () => false,
};

everythingSuite(tf, backend, STEPS);
