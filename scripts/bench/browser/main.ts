/** What `npm run bench` calls in the browser: the measurement itself, with every contestant there is. */
import { Remote } from '../../../src/bench/remote.ts';
import { measure, type Asked, type LeftOut, type Measured } from '../../../src/bench/rounds.ts';
import { startContestant } from '../../../src/bench/workers.ts';
import { productRates, type Product, type ProductRate } from './arithmetic.ts';
import { redraws, type Redraw } from './redraw.ts';
import type { Answers, Holdings, Question, Size } from '../../../src/bench/workers/protocol.ts';

export interface MeasureRequest {
  readonly contestants: readonly string[];
  readonly sizes: readonly Size[];
  readonly rounds: number;
  readonly turnMs: number;
}

/** What is held after so many steps. */
export interface HoldingsAt extends Holdings {
  readonly step: number;
}

export interface BenchRemote {
  measure(request: MeasureRequest): Promise<{ measured: Measured[]; leftOut: LeftOut[] }>;
  /** Trains to each of the steps, in rising order, and says what is held there. */
  holdings(contestant: string, size: Size, steps: readonly number[]): Promise<HoldingsAt[]>;
  /** How fast matrices are multiplied by the compiled kernels. */
  productRates(products: readonly Product[]): Promise<ProductRate[]>;
  /** What the charts of a run cost at each of the steps, in rising order. */
  redraws(steps: readonly number[]): Redraw[];
  /** The graphics card in the browser's own words; null where there is no WebGL 2. */
  renderer(): string | null;
}

declare global {
  interface Window {
    unrollBench?: BenchRemote;
    unrollSay?: (sentence: string) => void;
    /** The contestants outside of the browser. */
    unrollPeers?: readonly string[];
    unrollAskPeer?: (contestant: string, question: Question) => Promise<Answers[keyof Answers]>;
    unrollEndPeer?: (contestant: string) => Promise<void>;
  }
}

/** Steps between two readings of the loss. */
const STRIDE = 100;

const wasm = () => new Worker(new URL('./wasm.worker.ts', import.meta.url), { type: 'module' });
const brain = () => new Worker(new URL('./brain.worker.ts', import.meta.url), { type: 'module' });

/** A contestant outside of the browser. */
const peer = (contestant: string): Asked => ({
  ask: <Q extends Question>(question: Q) =>
    window.unrollAskPeer!(contestant, question) as Promise<Answers[Q['type']]>,
  end: () => void window.unrollEndPeer!(contestant),
});

function start(contestant: string): Asked {
  if (window.unrollPeers?.includes(contestant)) return peer(contestant);
  if (contestant === 'tf-layers-wasm') return new Remote(wasm());
  if (contestant === 'brain-js') return new Remote(brain());
  return startContestant(contestant);
}

window.unrollBench = {
  measure: ({ contestants, sizes, rounds, turnMs }) =>
    measure(contestants, sizes, {
      rounds,
      turnMs,
      start,
      progress: (sentence) => window.unrollSay?.(sentence),
    }),

  async holdings(contestant, size, steps) {
    const remote = start(contestant);
    try {
      await remote.ask({ type: 'open', contestant, size });
      const found: HoldingsAt[] = [];
      let step = 0;
      for (const until of steps) {
        while (step < until) {
          const count = Math.min(STRIDE, until - step);
          await remote.ask({ type: 'run', steps: count });
          step += count;
        }
        window.unrollSay?.(`${contestant}: step ${step.toLocaleString('en')}`);
        found.push({ step, ...(await remote.ask({ type: 'holdings' })) });
      }
      return found;
    } finally {
      remote.end();
    }
  },

  productRates,
  redraws,

  renderer() {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (!gl) return null;
    const extension = gl.getExtension('WEBGL_debug_renderer_info');
    return String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  },
};
