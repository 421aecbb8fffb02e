/**
 * Chooses where a run computes, proves that the choice can be trusted, and says why in one sentence.
 *
 * WebGL is taken on a real graphics card that renders 32-bit floats and passes a numeric self-test. WebGL drawn in software is
 * taken where the network trains by fused draws, which was measured four times as fast there as JavaScript, or where the
 * experiment asks for it by name. Everything else goes to the CPU.
 */
import type { BackendChoice } from '../config/experiment.ts';
import type { DeviceInfo } from './device.ts';
import { createContext, type ContextProbe } from './context.ts';
import { passesSelfTest } from './selfTest.ts';
import { env, setBackend, tf } from './tf.ts';

export interface Backend {
  readonly device: DeviceInfo;
  /** The context that TensorFlow.js draws with, for draws of our own; absent on the CPU. */
  readonly context?: WebGL2RenderingContext;
  /** True once the graphics context is gone: numbers read since then mean nothing. Never true on the CPU. */
  isLost(): boolean;
}

const CPU_NAME = 'JavaScript on the CPU';

async function startCpu(reason: string): Promise<Backend> {
  await import('./cpu.ts');
  await setBackend('cpu');
  return { device: { backend: 'cpu', name: CPU_NAME, software: false, reason }, isLost: () => false };
}

/** Makes WebGL tfjs' backend on the context found; null with a reason where its numbers cannot be trusted. */
async function startWebgl(probe: ContextProbe): Promise<{ reason: string } | null> {
  const { useContext } = await import('./webgl.ts');
  useContext(probe.context);
  if (!(await setBackend('webgl'))) return { reason: 'WebGL did not start here' };
  if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
    return { reason: `${probe.name} renders 16-bit numbers only, too coarse to train with` };
  }
  if (!passesSelfTest(tf)) return { reason: `${probe.name} failed the numeric self-test` };
  return null;
}

/**
 * Starts the backend for a run.
 * @param choice what the experiment asks for
 * @param how.fusable whether the network has a fused form, which makes WebGL in software worth while
 * @param how.forceCpu a sentence that says why the CPU must be used whatever was asked for
 */
export async function startBackend(
  choice: BackendChoice,
  { fusable, forceCpu }: { readonly fusable: boolean; readonly forceCpu?: string },
): Promise<Backend> {
  if (forceCpu !== undefined) return startCpu(forceCpu);
  if (choice === 'cpu') return startCpu('The experiment asks for the CPU.');

  const probe = createContext();
  if (!probe) return startCpu('This browser has no WebGL 2, so the network is computed on the CPU.');
  if (choice === 'auto' && probe.software && !fusable) {
    return startCpu(
      `WebGL is drawn in software here (${probe.name}), where JavaScript is faster for this network.`,
    );
  }
  const refusal = await startWebgl(probe);
  if (refusal) return startCpu(`${refusal.reason}, so the network is computed on the CPU.`);
  return {
    device: {
      backend: 'webgl',
      name: probe.name,
      software: probe.software,
      reason: probe.software
        ? 'There is no graphics card here: WebGL is drawn in software, which passed the numeric self-test.'
        : 'The graphics card renders 32-bit numbers and passed the numeric self-test.',
    },
    context: probe.context,
    isLost: probe.isLost,
  };
}
