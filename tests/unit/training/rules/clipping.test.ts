import { clippingSuite } from '../../../suites/clipping.ts';
import { tf } from '../../../fixtures/cpu.ts';

clippingSuite(tf, 'the CPU', 1e-6);
