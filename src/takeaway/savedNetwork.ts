/**
 * A network in training as one file: its parameters under PyTorch's names, the optimizer's moments under the same names behind
 * `adam.m.` and the like, and in the metadata all else that the run needs to go on as if nobody had stopped it. As random numbers
 * are addressed by seed and step, that is little: the link, the step, and the settings that were changed under way.
 */
import { encodeLink, parseLink, type Experiment } from '../config/index.ts';
import { fitsBudget } from '../config/budget.ts';
import { findModel } from '../models/about/index.ts';
import { countParameters } from '../models/parameters.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { ProblemSize } from '../tasks/contract/problem.ts';
import type { KeptRun } from '../worker/client/contract.ts';
import type { BackendId, Checkpoint, DeviceInfo, LiveChange, TrainerForm } from '../worker/protocol.ts';
import { readChanges, writtenChanges } from './changes.ts';
import { faulty, type Faulty } from './faults.ts';
import { fingerprint } from './fingerprint.ts';
import { fromTensors, momentsFrom, sizeIn, toTensors } from './mapping.ts';
import { needOf, readNeed, writtenNeed, type OwnNeed } from './ownNeed.ts';
import { readSafetensors, writeSafetensors, type Metadata, type Tensors } from './safetensors.ts';
import { gateOrder, tensorsOf, type PlacedTensor } from './tensorNames.ts';

/** Where it was trained last; other devices, forms and versions differ in the last bits. */
export interface Origin {
  readonly backend: BackendId;
  readonly form: TrainerForm;
  /** A fingerprint of the device's name, not the name itself. */
  readonly device: string;
  readonly version: string;
}

export interface SavedNetwork {
  readonly kind: 'network';
  /** As it was at step 0. */
  readonly initial: Experiment;
  /** What it had become. */
  readonly experiment: Experiment;
  readonly checkpoint: Checkpoint;
  readonly changes: readonly LiveChange[];
  /** Of the problem, as far as the parameters depend on it; 1 for what they do not. */
  readonly size: ProblemSize;
  /** Undefined where another program wrote the file. */
  readonly origin: Origin | undefined;
  readonly needs: OwnNeed | undefined;
  /** Own data that stand in the file's link, where somebody has put them there. */
  readonly own: OwnData | undefined;
}

/** What is known of a run that is saved. */
export interface Saving {
  readonly run: KeptRun;
  readonly size: ProblemSize;
  readonly device: Pick<DeviceInfo, 'backend' | 'name'>;
  readonly own?: OwnData | undefined;
  /** Of this program. */
  readonly version: string;
}

/** Far more than a visit trains; curves keep a place for each of them. */
const MOST_STEPS = 20_000_000;
const FORMS: readonly string[] = ['reference', 'fused', 'wasm'] satisfies TrainerForm[];
const BACKENDS: readonly string[] = ['webgl', 'wasm', 'cpu'] satisfies BackendId[];

/** Before the names of each moment, in the order in which the optimizer keeps them. */
const MOMENTS: Readonly<Record<Experiment['optimizer'], readonly string[]>> = {
  sgd: [],
  momentum: ['momentum.u.'],
  rmsprop: ['rmsprop.v.'],
  adam: ['adam.m.', 'adam.v.'],
};

/** The prefixes of the moments that the experiment's optimizer keeps. */
export const momentPrefixes = ({ optimizer }: Pick<Experiment, 'optimizer'>): readonly string[] =>
  MOMENTS[optimizer];

/** The whole file: the same bytes for the same run. */
export function writeNetwork({ run, size, device, own, version }: Saving): Uint8Array<ArrayBuffer> {
  const { initial, checkpoint, changes, form } = run;
  const placed = tensorsOf(initial, size);
  const moments = momentPrefixes(initial).flatMap((prefix, k) => [
    ...toTensors(checkpoint.moments[k]!, placed, prefix),
  ]);
  const gates = gateOrder(initial);
  return writeSafetensors(new Map([...toTensors(checkpoint.parameters, placed), ...moments]), {
    format: 'pt',
    link: encodeLink(initial),
    step: String(checkpoint.step),
    seed: String(initial.seed),
    optimizer: initial.optimizer,
    ...(checkpoint.momentsFrom !== undefined && { optimizer_began: String(checkpoint.momentsFrom) }),
    ...(gates !== '' && { gates }),
    ...(changes.length > 0 && { changes: writtenChanges(changes) }),
    ...(own && { own: writtenNeed(needOf(own)) }),
    ...(checkpoint.seconds !== undefined && {
      seconds: String(Math.round(1000 * checkpoint.seconds) / 1000),
    }),
    ...(form && { form }),
    backend: device.backend,
    device: fingerprint(device.name),
    version,
  });
}

/** Reads a file as the untrusted input that it is. Never throws; what comes out is a run that the page can go on with. */
export function readNetwork(bytes: Uint8Array): SavedNetwork | Faulty {
  const file = readSafetensors(bytes);
  if (file.kind === 'faulty') return file;
  const { tensors, metadata } = file;
  const link = linkIn(metadata);
  if ('kind' in link) return link;
  const { experiment: initial, own } = link;
  const step = wholeIn(metadata['step']);
  if (step === undefined) return faulty({ what: 'step' });
  const changes = readChanges(initial, metadata['changes']);
  if (!changes) return faulty({ what: 'changes' });

  const size = sizeIn(tensors, initial);
  const experiments = [initial, ...changes.map(({ settings }) => ({ ...initial, ...settings }))];
  if (!experiments.every((experiment) => fitsBudget(experiment, size))) return faulty({ what: 'budget' });
  const placed = tensorsOf(initial, size);
  const count = countParameters(
    findModel(initial.cell)!.parameters(
      { ...size, hiddenSize: initial.hiddenSize, layers: initial.layers },
      initial.cellOptions,
    ),
  );
  const stranger = strangerIn(tensors, placed, initial);
  if (stranger !== undefined) return faulty({ what: 'unknown', tensor: stranger });
  const parameters = fromTensors(tensors, placed, count);
  if ('kind' in parameters) return parameters;
  const moments = momentsIn(tensors, placed, count, initial);
  if ('kind' in moments) return moments;
  const began = moments.found ? (wholeIn(metadata['optimizer_began']) ?? 0) : step;
  const seconds = Number(metadata['seconds'] ?? NaN);
  return {
    kind: 'network',
    initial,
    experiment: experiments.at(-1)!,
    checkpoint: {
      step,
      parameters,
      moments: moments.vectors,
      ...(began > 0 && began <= step && { momentsFrom: began }),
      ...(seconds >= 0 && seconds < 1e9 && { seconds }),
    },
    changes,
    size,
    origin: originIn(metadata),
    needs: readNeed(initial, metadata['own']),
    own,
  };
}

/** The experiment of the file's link, which must be one network's and valid as it stands. */
function linkIn({
  link,
}: Metadata): { readonly experiment: Experiment; readonly own: OwnData | undefined } | Faulty {
  if (link === undefined) return faulty({ what: 'no link' });
  const parsed = parseLink(link, true);
  if (!parsed.ok) return faulty({ what: 'link', sentence: parsed.sentence });
  const { experiment, own, rivals, notices } = parsed;
  if (rivals.length > 0) return faulty({ what: 'several networks' });
  return notices.length > 0 ? faulty({ what: 'link', sentence: notices[0]! }) : { experiment, own };
}

function wholeIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= MOST_STEPS ? value : undefined;
}

/** The name of a tensor that is none of this network's and none of its optimizer's. */
function strangerIn(
  tensors: Tensors,
  placed: readonly PlacedTensor[],
  initial: Experiment,
): string | undefined {
  const known = new Set(
    ['', ...momentPrefixes(initial)].flatMap((prefix) => placed.map(({ name }) => prefix + name)),
  );
  return [...tensors.keys()].find((name) => !known.has(name));
}

/** The optimizer's moments; zeros, as at its beginning, where the file has none. */
function momentsIn(
  tensors: Tensors,
  placed: readonly PlacedTensor[],
  count: number,
  initial: Experiment,
): { readonly found: boolean; readonly vectors: Float32Array[] } | Faulty {
  const prefixes = momentPrefixes(initial);
  const read = prefixes.map((prefix) => momentsFrom(tensors, placed, count, prefix));
  const vectors: Float32Array[] = [];
  for (const vector of read) {
    if (vector && 'kind' in vector) return vector;
    if (vector) vectors.push(vector);
  }
  if (vectors.length === prefixes.length) return { found: true, vectors };
  if (vectors.length > 0) return faulty({ what: 'optimizer' });
  return { found: false, vectors: prefixes.map(() => new Float32Array(count)) };
}

function originIn({ backend, form, device, version }: Metadata): Origin | undefined {
  if (!BACKENDS.includes(backend ?? '') || !FORMS.includes(form ?? '')) return undefined;
  return {
    backend: backend as BackendId,
    form: form as TrainerForm,
    device: device ?? '',
    version: version ?? '',
  };
}

/** What somebody who goes on with it has to know; undefined where there is nothing. */
export function remarkOn({ checkpoint: { step, momentsFrom } }: SavedNetwork): string | undefined {
  if (step === 0 || momentsFrom !== step) return undefined;
  return 'The file holds no moments of the optimizer, so the optimizer begins anew: the first training steps may be rougher than the last ones were.';
}

/** The run as a training client takes it up. @param form undefined where it is to be chosen anew */
export function keptRunOf({ initial, checkpoint, changes }: SavedNetwork, form?: TrainerForm): KeptRun {
  return { initial, checkpoint, changes, givenUp: {}, ...(form && { form }) };
}
