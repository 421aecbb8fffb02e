/**
 * The choice where a run computes, apart from the looking: a pure function of what is asked for and of what is known of this
 * browser. Where something is missing that would decide, it names what to look at next, so that nothing is loaded or tested
 * that the choice does not need.
 *
 * A graphics card that passes the tests comes first, then WebAssembly. WebGL drawn in software is used where WebAssembly
 * cannot be had and the network trains by fused draws, which was measured four times as fast there as JavaScript. JavaScript
 * is always there. What is asked for by name goes before all of them.
 */
import type { BackendChoice } from '../config/experiment.ts';
import type { BackendId, GivenUp } from './device.ts';

/** What is asked for, and by which network. */
export interface Wish {
  readonly choice: BackendChoice;
  /** Whether the network trains by fused draws, which makes WebGL in software worth while. */
  readonly fusable: boolean;
  /** Whether the WebAssembly kernels can train the network. */
  readonly wasmable: boolean;
  readonly givenUp?: GivenUp;
}

/** What is known of the browser; undefined where nobody has looked yet. Faults are beginnings of a sentence, null where there is none. */
export interface Facts {
  /** The WebGL 2 that the browser hands out; null where it has none. */
  readonly context?: { readonly name: string; readonly software: boolean } | null;
  /** Why WebGL's numbers cannot be trusted. */
  readonly webglFault?: string | null;
  /** Why the WebAssembly kernels cannot be had. */
  readonly wasmFault?: string | null;
}

export type Decision =
  | { readonly look: keyof Facts }
  /** `reason` is one sentence for the person. */
  | { readonly use: BackendId; readonly reason: string };

type Candidate = 'card' | 'software' | 'wasm';

/** In what order the candidates are tried; JavaScript comes last, and alone where it is asked for. */
const ORDER: Readonly<Record<BackendChoice, readonly Candidate[]>> = {
  auto: ['card', 'wasm', 'software'],
  webgl: ['card', 'software', 'wasm'],
  wasm: ['wasm', 'card', 'software'],
  cpu: [],
};

/** Why a backend is not used, as the beginning of a sentence. */
type Refusals = Partial<Record<'webgl' | 'wasm', string>>;

/** Decides, or names what must be known first. */
export function decide(wish: Wish, facts: Facts): Decision {
  if (wish.choice === 'cpu') return { use: 'cpu', reason: 'The experiment asks for JavaScript on the CPU.' };
  const refusals: Refusals = {};
  for (const candidate of ORDER[wish.choice]) {
    const decision = { card, software, wasm }[candidate](wish, facts, refusals);
    if (decision) return decision;
  }
  return { use: 'cpu', reason: `${told(refusals)}, so the network is computed by JavaScript on the CPU.` };
}

/** WebGL on a graphics card; undefined, with the refusal noted, where there is none to be used. */
function card({ givenUp }: Wish, facts: Facts, refusals: Refusals): Decision | undefined {
  const { context } = facts;
  if (givenUp?.webgl !== undefined) return refuse(refusals, 'webgl', givenUp.webgl);
  if (context === undefined) return { look: 'context' };
  if (context === null) return refuse(refusals, 'webgl', 'This browser has no WebGL 2');
  if (context.software) return refuse(refusals, 'webgl', `WebGL is drawn in software here (${context.name})`);
  return tested(
    facts,
    refusals,
    refusals.wasm === undefined
      ? 'The graphics card renders 32-bit numbers and passed the numeric self-test.'
      : `${refusals.wasm}, so the network is computed on the graphics card, which passed the numeric self-test.`,
  );
}

/** WebGL drawn in software. What refuses WebGL altogether was noted when there was a card to be looked for. */
function software(
  { choice, fusable, givenUp }: Wish,
  facts: Facts,
  refusals: Refusals,
): Decision | undefined {
  if (givenUp?.webgl !== undefined || !facts.context?.software) return undefined;
  if (choice !== 'webgl' && !fusable) return undefined;
  return tested(
    facts,
    refusals,
    refusals.wasm === undefined
      ? 'The experiment asks for WebGL, which is drawn in software here and passed the numeric self-test.'
      : `${refusals.wasm} and there is no graphics card, so WebGL is drawn in software, which passed the numeric self-test.`,
  );
}

function wasm({ wasmable, givenUp }: Wish, { wasmFault }: Facts, refusals: Refusals): Decision | undefined {
  if (givenUp?.wasm !== undefined) return refuse(refusals, 'wasm', givenUp.wasm);
  if (!wasmable) return refuse(refusals, 'wasm', 'WebAssembly cannot train this network');
  if (wasmFault === undefined) return { look: 'wasmFault' };
  if (wasmFault !== null) return refuse(refusals, 'wasm', wasmFault);
  const reason =
    refusals.webgl === undefined
      ? 'The experiment asks for WebAssembly.'
      : `${refusals.webgl}, so the network is computed by WebAssembly on the CPU.`;
  return { use: 'wasm', reason };
}

/** WebGL, once it has passed its tests. */
function tested({ webglFault }: Facts, refusals: Refusals, reason: string): Decision | undefined {
  if (webglFault === undefined) return { look: 'webglFault' };
  return webglFault === null ? { use: 'webgl', reason } : refuse(refusals, 'webgl', webglFault);
}

function refuse(refusals: Refusals, which: keyof Refusals, why: string): undefined {
  refusals[which] = why;
}

const BROWSER = 'This browser has ';

/** Both refusals as the beginning of one sentence. */
function told({ webgl, wasm: kernels }: Refusals): string {
  if (webgl === undefined || kernels === undefined) return webgl ?? kernels ?? '';
  const both = webgl.startsWith(BROWSER) && kernels.startsWith(BROWSER);
  const second = both ? kernels.slice(BROWSER.length) : kernels.replace(/^This /, 'this ');
  return `${webgl} and ${second}`;
}
