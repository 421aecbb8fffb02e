/** Operations on a network, as they are chosen and as they are named. Steps, units and layers count from 1 for people. */
import type { Intervention, Stretch } from '../../../models/interventions.ts';
import type { Choice } from '../../../options/option.ts';
import type { RunInfo } from '../../../worker/protocol.ts';

type ModelLane = RunInfo['lanes'][number];

/** At which steps an operation acts, as it is chosen. */
export type When = 'always' | 'here' | 'onwards';

export function stretchOf(when: When, step: number): Stretch | undefined {
  if (when === 'always') return undefined;
  return when === 'here' ? [step, step] : [step, Infinity];
}

export function whenChoices(step: number): readonly (Choice & { readonly value: When })[] {
  return [
    { value: 'always', label: 'at every step', help: 'All the time.' },
    { value: 'here', label: `at step ${step + 1}`, help: 'At the step under the playhead alone.' },
    {
      value: 'onwards',
      label: `from step ${step + 1} on`,
      help: 'From the step under the playhead to the end.',
    },
  ];
}

/** The gates that can be held, and other inner values that can be switched off. */
export function gatesOf(lanes: RunInfo['lanes']): readonly ModelLane[] {
  return lanes.filter(({ kind }) => kind === 'gate');
}

/** True for a gate proper, which is open at 1 and shut at 0. */
export function opens({ lane }: ModelLane): boolean {
  return lane.range[0] === 0 && lane.range[1] === 1;
}

export function valueChoices(gate: ModelLane): readonly Choice[] {
  const shut = { value: '0', label: 'shut (0)', help: 'Nothing passes.' };
  if (!opens(gate)) return [{ value: '0', label: 'at 0', help: 'It adds nothing.' }];
  return [{ value: '1', label: 'open (1)', help: 'All passes.' }, shut];
}

function stepsText(steps: Stretch | undefined): string {
  if (!steps) return '';
  const [first, last] = steps;
  if (first === last) return `, step ${first + 1}`;
  return Number.isFinite(last) ? `, steps ${first + 1} to ${last + 1}` : `, from step ${first + 1} on`;
}

/** "forget gate held shut, unit 7, step 12", "unit 3 of layer 2 silent", "memory wiped after step 12" */
export function operationText(
  operation: Intervention,
  { lanes }: Pick<RunInfo, 'lanes'>,
  layers: number,
): string {
  const inLayer = (layer: number) => (layers > 1 ? ` of layer ${layer + 1}` : '');
  switch (operation.kind) {
    case 'wipe':
      return `memory wiped after step ${operation.step + 1}`;
    case 'silence':
      return `unit ${operation.unit + 1}${inLayer(operation.layer)} silent${stepsText(operation.steps)}`;
    case 'clamp': {
      const gate = lanes.find(({ kind, lane }) => kind === 'gate' && lane.id === operation.gate);
      const name = `${gate?.lane.label.toLowerCase() ?? operation.gate}${inLayer(operation.layer)}`;
      const how = gate && opens(gate) ? (operation.value === 0 ? 'shut' : 'open') : `at ${operation.value}`;
      const unit = operation.unit === undefined ? '' : `, unit ${operation.unit + 1}`;
      return `${name} held ${how}${unit}${stepsText(operation.steps)}`;
    }
  }
}

export function isSame(one: Intervention, other: Intervention): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
