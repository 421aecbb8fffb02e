import { attentionSuite, positionSuite } from '../../suites/attention.ts';
import { tf } from '../../fixtures/cpu.ts';

positionSuite();
attentionSuite(tf, 'the CPU', 2e-6);
