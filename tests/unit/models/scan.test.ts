import { scanSuite } from '../../suites/scan.ts';
import { tf } from '../../fixtures/cpu.ts';

scanSuite(tf, 'the CPU', 2e-6);
