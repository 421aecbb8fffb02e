import { cellSuite } from '../../suites/cells.ts';
import { tf } from '../../fixtures/cpu.ts';

cellSuite(tf, 'the CPU', 2e-6);
