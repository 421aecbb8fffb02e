import { lossSuite } from '../../../suites/losses.ts';
import { tf } from '../../../fixtures/cpu.ts';

lossSuite(tf, 'the CPU', 1e-6);
