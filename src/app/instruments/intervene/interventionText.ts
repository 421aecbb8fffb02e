/** Interventions, as they are chosen and as they are named. Time steps, units and layers count from 1 for people. */
import type { Intervention, Stretch } from '../../../models/interventions.ts';
import type { Choice } from '../../../options/option.ts';
import type { RunInfo } from '../../../worker/protocol.ts';

type ModelLane = RunInfo['lanes'][number];

/** At which time steps an intervention acts, as it is chosen. */
export type When = 'always' | 'here' | 'onwards';

export function stretchOf(when: When, step: number): Stretch | undefined {
  if (when === 'always') return undefined;
  return when === 'here' ? [step, step] : [step, Infinity];
}

export function whenChoices(step: number): readonly (Choice & { readonly value: When })[] {
  return [
    { value: 'always', label: 'at every time step', help: 'All the time.' },
    { value: 'here', label: `at t = ${step + 1}`, help: 'At the time step under the playhead alone.' },
    {
      value: 'onwards',
      label: `from t = ${step + 1} on`,
      help: 'From the time step under the playhead to the end.',
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
  if (first === last) return `, t = ${first + 1}`;
  return Number.isFinite(last) ? `, t = ${first + 1} to ${last + 1}` : `, from t = ${first + 1} on`;
}

/** "forget gate held shut, unit 7, t = 12", "unit 3 of layer 2 set to 0", "state reset after t = 12" */
export function interventionText(
  intervention: Intervention,
  { lanes }: Pick<RunInfo, 'lanes'>,
  layers: number,
): string {
  const inLayer = (layer: number) => (layers > 1 ? ` of layer ${layer + 1}` : '');
  switch (intervention.kind) {
    case 'reset':
      return `state reset after t = ${intervention.step + 1}`;
    case 'zero':
      return `unit ${intervention.unit + 1}${inLayer(intervention.layer)} set to 0${stepsText(intervention.steps)}`;
    case 'clamp': {
      const gate = lanes.find(({ kind, lane }) => kind === 'gate' && lane.id === intervention.gate);
      const name = `${gate?.lane.label.toLowerCase() ?? intervention.gate}${inLayer(intervention.layer)}`;
      const how =
        gate && opens(gate) ? (intervention.value === 0 ? 'shut' : 'open') : `at ${intervention.value}`;
      const unit = intervention.unit === undefined ? '' : `, unit ${intervention.unit + 1}`;
      return `${name} held ${how}${unit}${stepsText(intervention.steps)}`;
    }
  }
}

export function isSame(one: Intervention, other: Intervention): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
