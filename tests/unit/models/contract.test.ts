import { contractSuite } from '../../suites/contract.ts';
import { tf } from '../../fixtures/cpu.ts';

contractSuite(tf, 'the CPU');
