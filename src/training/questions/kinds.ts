/**
 * What can be asked of a network in training, a line a kind. Those that no run does without come with the worker's script, the
 * others with their first question.
 */
import { arrive } from '../../loading/arrive.ts';
import type { Kind, Refused } from './kind.ts';
import { score } from './score.ts';

export const kinds = {
  score: () => score,
  sample: async () => (await arrive(() => import('./sample.ts'))).sample,
  lengths: async () => (await arrive(() => import('./lengths.ts'))).lengths,
  freeRun: async () => (await arrive(() => import('./freeRun.ts'))).freeRun,
  prompt: async () => (await arrive(() => import('./prompt.ts'))).prompt,
  sound: async () => (await arrive(() => import('./sound.ts'))).sound,
  weights: async () => (await arrive(() => import('./weights.ts'))).weights,
  eigenvalues: async () => (await arrive(() => import('./eigenvalues.ts'))).eigenvalues,
  statePaths: async () => (await arrive(() => import('./statePaths.ts'))).statePaths,
  whatIf: async () => (await arrive(() => import('./whatIf.ts'))).whatIf,
  losses: async () => (await arrive(() => import('./losses.ts'))).losses,
  interventions: async () => (await arrive(() => import('./interventions.ts'))).interventions,
  insideUnit: async () => (await arrive(() => import('./insideUnit.ts'))).insideUnit,
  order: async () => (await arrive(() => import('./order.ts'))).order,
  nextStep: async () => (await arrive(() => import('./nextStep.ts'))).nextStep,
  stepTaken: async () => (await arrive(() => import('./nextStep.ts'))).stepTaken,
};

type Kinds = typeof kinds;
export type KindId = keyof Kinds;
type Definition<Id extends KindId> = Awaited<ReturnType<Kinds[Id]>>;

/** A question by its kind; any question where none is named. */
export type Question<Id extends KindId = KindId> = {
  [K in Id]: { readonly kind: K } & (Definition<K> extends Kind<infer Q, infer _> ? Q : never);
}[Id];

/** What is found, by the kind of the question. */
export type Found<Id extends KindId = KindId> = {
  [K in Id]: { readonly kind: K } & (Definition<K> extends Kind<infer _, infer F> ? F : never);
}[Id];

export type Finding<Id extends KindId = KindId> = Found<Id> | Refused;
