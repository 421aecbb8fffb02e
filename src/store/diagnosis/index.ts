/** Why a run does not get on: what the page says of it, and what it offers. */
export type { Diagnosis, Facts, Fault, Remedy } from './facts.ts';
export { SILENT, verdictAfter, type Verdict } from './verdict.ts';
