import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import { activationSuite } from '../../../suites/activations.ts';

activationSuite(await WebAssembly.compile(new Uint8Array(await compileKernels('plain'))));
