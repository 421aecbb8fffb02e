import { truncationSuite } from '../../suites/truncation.ts';
import { tf } from '../../fixtures/cpu.ts';

truncationSuite(tf, 'the CPU', 2e-6);
