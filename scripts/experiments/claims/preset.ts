/** Makes a claim of an example's sentence: the sentence is the page's own, and so is the link. */
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { presets } from '../../../src/config/presets.ts';
import type { Experiment } from '../../../src/config/experiment.ts';
import { distinctions, experimentOf } from '../../../src/config/race.ts';
import { findModel } from '../../../src/models/about/index.ts';
import type { Claim, Condition, RunSpec, Share, Shown } from '../claim.ts';

interface Tried {
  /** How the example's own networks are trained, and what is read of them at the end. */
  readonly own: Omit<RunSpec, 'name' | 'link'>;
  /** Networks that the sentence compares them with. */
  readonly others?: readonly RunSpec[];
  /** What is tried, in words. */
  readonly setting: string;
  readonly source?: string;
  readonly conditions: readonly [Condition, ...Condition[]];
  readonly shows?: readonly Shown[];
  readonly holdsFor?: Share;
}

/** The claim that guards an example goes by this name. */
export const presetClaimId = (preset: string) => `preset-${preset}`;

/** The cell; a rival of the lead's own cell also by what it has otherwise: "Simple RNN, clip 1". */
function nameOf(network: Experiment, lead: Experiment): string {
  const { label } = findModel(network.cell)!;
  if (network === lead || network.cell !== lead.cell) return label;
  return [label, ...distinctions(lead, network).map(({ key, value }) => `${key} ${value}`)].join(', ');
}

/** A run for each network of the example. */
function runsOf(fragment: string, own: Tried['own']): RunSpec[] {
  const { experiment, rivals } = decodeLink(fragment);
  return [experiment, ...rivals.map((rival) => experimentOf(experiment, rival))].map((network) => ({
    ...own,
    name: nameOf(network, experiment),
    link: `#${encodeLink(network)}`,
  }));
}

export function presetClaim(id: string, { own, others = [], setting, source, ...more }: Tried): Claim {
  const preset = presets.find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`There is no example "${id}".`);
  return {
    ...more,
    id: presetClaimId(id),
    sentence: preset.sentence,
    setting: `the example “${preset.label}”; ${setting}`,
    source: source ?? 'tried here only',
    runs: [...runsOf(preset.fragment, own), ...others],
  };
}
