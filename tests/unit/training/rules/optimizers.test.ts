import { optimizerSuite } from '../../../suites/optimizers.ts';
import { tf } from '../../../fixtures/cpu.ts';

optimizerSuite(tf, 'the CPU', 1e-6);
