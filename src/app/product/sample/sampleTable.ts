/** What the network wrote, to save: each symbol with how likely the network took it to be after all before it. */
import type { Sample } from '../../../worker/protocol.ts';
import type { Table } from '../../export/table.ts';

/** @param own true where the beginning is a visitor's own, which stays out of the file */
export function sampleTable({ step, temperature, prompt, symbols, chances }: Sample, own: boolean): Table {
  return {
    notes: [
      `Written after ${step} training steps at temperature ${temperature}.`,
      ...(own ? [] : [`It was given: ${prompt}`]),
      'The probability is that of the network itself, before the temperature.',
    ],
    columns: [
      { name: 'place', values: symbols.map((_, k) => k + 1) },
      { name: 'symbol', values: symbols },
      { name: 'probability', values: chances },
    ],
  };
}
