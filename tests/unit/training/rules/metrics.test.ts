import { metricSuite } from '../../../suites/metrics.ts';
import { tf } from '../../../fixtures/cpu.ts';

metricSuite(tf, 'the CPU', 1e-6);
