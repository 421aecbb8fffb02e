import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import { registerWasmSequence } from '../../../../src/backend/wasm/recurrentSequence.ts';
import '../../../fixtures/cpu.ts';
import { sequenceSuite } from '../../../suites/recurrentSequence.ts';

registerWasmSequence(await WebAssembly.compile(new Uint8Array(await compileKernels('plain'))));

sequenceSuite('cpu');
