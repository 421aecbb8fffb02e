/** Every task with every model on TensorFlow.js' CPU backend. */
import type { Backend } from '../../../src/backend/select.ts';
import { tf } from '../../fixtures/cpu.ts';
import { everythingSuite } from '../../suites/everything.ts';

const STEPS = 100;

const backend: Backend = {
  device: { backend: 'cpu', name: 'Node', software: false, reason: 'It is a test.' },
  isLost: () => false,
};

everythingSuite(tf, backend, STEPS);
