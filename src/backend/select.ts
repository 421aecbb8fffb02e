/**
 * Starts the backend of a run: looks at what the choice needs to know (`choose.ts`), proves what is chosen, and says why it was
 * in one sentence. TensorFlow.js' own backend is WebGL's there, and elsewhere its JavaScript one: under the WebAssembly
 * kernels it does whatever they do not.
 */
import type { BackendChoice } from '../config/experiment.ts';
import { arrive } from '../loading/arrive.ts';
import { decide, type Facts, type Wish } from './choose.ts';
import type { BackendId, DeviceInfo } from './device.ts';
import { createContext, type ContextProbe } from './context.ts';
import { passesSelfTest } from './selfTest.ts';
import { env, setBackend, tf } from './tf.ts';
import type { WasmModule } from './wasm.ts';

export interface Backend {
  readonly device: DeviceInfo;
  /** The context that TensorFlow.js draws with, for draws of our own; absent elsewhere than on WebGL. */
  readonly context?: WebGL2RenderingContext;
  /** The WebAssembly kernels; absent elsewhere than there. */
  readonly wasm?: WasmModule;
  /** True once the graphics context is gone: numbers read since then mean nothing. Never true on the CPU. */
  isLost(): boolean;
}

/** What the looking has brought, beside facts. */
interface Found {
  probe?: ContextProbe;
  wasm?: WasmModule;
}

/** Makes WebGL tfjs' backend on the context found; the beginning of a sentence where its numbers cannot be trusted, else null. */
async function faultOfWebgl(probe: ContextProbe): Promise<string | null> {
  const { useContext } = await arrive(() => import('./webgl.ts'));
  useContext(probe.context);
  if (!(await setBackend('webgl'))) return 'WebGL did not start here';
  if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
    return `${probe.name} renders 16-bit numbers only, too coarse to train with`;
  }
  return passesSelfTest(tf) ? null : `${probe.name} failed the numeric self-test`;
}

/**
 * Loads the kernels; the beginning of a sentence where they cannot be had, else null.
 * @throws MissingFileError where they did not arrive, which says nothing of the browser
 */
async function faultOfWasm(found: Found): Promise<string | null> {
  // The kernels take the place of some of tfjs' own on its CPU backend, which must be there first.
  await arrive(() => import('./cpu.ts'));
  const { loadWasm } = await arrive(() => import('./wasm.ts'));
  const loaded = await loadWasm();
  if ('reason' in loaded) return loaded.reason;
  found.wasm = loaded;
  return null;
}

/** Looks at one thing, and keeps what it needs to be used. */
async function look(at: keyof Facts, found: Found): Promise<Facts> {
  switch (at) {
    case 'context': {
      const probe = createContext();
      if (!probe) return { context: null };
      found.probe = probe;
      return { context: { name: probe.name, software: probe.software } };
    }
    case 'webglFault':
      return { webglFault: await faultOfWebgl(found.probe!) };
    case 'wasmFault':
      return { wasmFault: await faultOfWasm(found) };
    default:
      return at satisfies never;
  }
}

/** What has been chosen, with tfjs computing beside it. */
async function started(use: BackendId, reason: string, { probe, wasm }: Found): Promise<Backend> {
  if (use === 'webgl') {
    const { name, software, context, isLost } = probe!;
    return { device: { backend: 'webgl', name, software, reason }, context, isLost };
  }
  const { CPU } = await arrive(() => import('./cpu.ts'));
  await setBackend(CPU);
  const name = use === 'wasm' ? 'WebAssembly on the CPU' : 'JavaScript on the CPU';
  return {
    device: {
      backend: use,
      name,
      software: false,
      reason,
      ...(use === 'wasm' && { rounding: wasm!.rounding }),
    },
    ...(use === 'wasm' ? { wasm: wasm! } : {}),
    isLost: () => false,
  };
}

/**
 * Starts the backend for a run.
 * @param choice what the experiment asks for; where it cannot be had, another is used and the reason says so
 * @param how what the network can be trained by, and what is not to be tried any more
 * @throws MissingFileError where a file that it needs did not arrive
 */
export async function startBackend(choice: BackendChoice, how: Omit<Wish, 'choice'>): Promise<Backend> {
  const found: Found = {};
  const facts: Facts = {};
  for (;;) {
    const decision = decide({ choice, ...how }, facts);
    if ('use' in decision) return started(decision.use, decision.reason, found);
    Object.assign(facts, await look(decision.look, found));
  }
}

/**
 * Does a piece of work with tfjs computing in JavaScript, whatever a run is computed on; afterwards all is as it was.
 * @throws MissingFileError where JavaScript's backend did not arrive
 */
export async function inJavaScript<Result>({ context }: Backend, work: () => Result): Promise<Result> {
  const { CPU } = await arrive(() => import('./cpu.ts'));
  await setBackend(CPU);
  try {
    return work();
  } finally {
    if (context) await setBackend('webgl');
  }
}
