/**
 * What can be asked of a network in training, a line a kind. Those that no run does without come with the worker's script, the
 * others with their first question.
 */
import type { Kind, Refused } from './kind.ts';
import { score } from './score.ts';

export const kinds = {
  score: () => score,
  sample: async () => (await import('./sample.ts')).sample,
  lengths: async () => (await import('./lengths.ts')).lengths,
  freeRun: async () => (await import('./freeRun.ts')).freeRun,
  prompt: async () => (await import('./prompt.ts')).prompt,
  sound: async () => (await import('./sound.ts')).sound,
  weights: async () => (await import('./weights.ts')).weights,
  spectrum: async () => (await import('./spectrum.ts')).spectrum,
  paths: async () => (await import('./paths.ts')).paths,
  whatIf: async () => (await import('./whatIf.ts')).whatIf,
  losses: async () => (await import('./losses.ts')).losses,
  interventions: async () => (await import('./interventions.ts')).interventions,
  cell: async () => (await import('./cell.ts')).cell,
  order: async () => (await import('./order.ts')).order,
  nextStep: async () => (await import('./nextStep.ts')).nextStep,
  stepTaken: async () => (await import('./nextStep.ts')).stepTaken,
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
