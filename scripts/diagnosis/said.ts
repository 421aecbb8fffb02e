/** What the page says of a run that was recorded, after each evaluation. */
import { carries } from '../../src/store/diagnosis/facts.ts';
import { readingOf } from '../../src/store/diagnosis/reading.ts';
import type { Diagnosis, Fault } from '../../src/store/diagnosis/index.ts';
import type { RunRecord } from './record.ts';
import { replay } from './replay.ts';
import { experimentOf } from './visit.ts';

export interface Said {
  readonly step: number;
  readonly diagnosis: (Diagnosis & { readonly id: Fault }) | undefined;
}

/** That a run takes its time is no fault. */
const isFault = (diagnosis: Diagnosis | undefined): diagnosis is Diagnosis & { readonly id: Fault } =>
  diagnosis !== undefined && diagnosis.id !== 'slow';

export function saidOf(record: RunRecord): Said[] {
  const experiment = experimentOf(record.spec);
  const readings = record.looks.map(({ score }) => readingOf(score, carries(experiment)));
  return Array.from(replay({ ...record, experiment, readings }), ({ facts: { step }, diagnosis }) => ({
    step,
    diagnosis: isFault(diagnosis) ? diagnosis : undefined,
  }));
}
