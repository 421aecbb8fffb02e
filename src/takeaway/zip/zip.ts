/**
 * The zip by which a run leaves for PyTorch: the network and its start as safetensors, a probe that says in 64 bits what it should
 * answer, its settings, its curve, and Python files that are the same in every zip. The same run gives the same bytes.
 */
import { initialise } from '../../models/initialisers.ts';
import { findModel } from '../../models/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { rowsOf } from '../../training/rules/batchSlices.ts';
import { plainOps } from '../../training/rules/plainOps.ts';
import { Network } from '../../training/trainers/network.ts';
import { batchFor } from '../../training/trainers/trainer.ts';
import { toTensors } from '../mapping.ts';
import { writeSafetensors, type Tensor } from '../safetensors.ts';
import { tensorsOf } from '../tensorNames.ts';
import { archive, type Files } from './archive.ts';
import { npz } from './npz.ts';
import { probeOf } from './probe.ts';
import { readme } from './readme.ts';
import { settingsOf } from './settings.ts';
import type { HistoryRow, Taken } from './taken.ts';
import { taskData } from './taskData.ts';

/** The probe has so many sequences, fewer where they are a lot of work. */
const MOST_PROBED = 4;
const PROBE_WORK = 5e7;

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Numbers by as many digits as bring them back; nothing where nothing is known. */
function historyFile(rows: readonly HistoryRow[]): string {
  const field = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '' : String(value);
  const lines = rows.map(({ step, loss, heldOutLoss, metric }) =>
    [step, loss, heldOutLoss, metric].map(field).join(','),
  );
  return ['step,loss,held_out_loss,metric', ...lines, ''].join('\n');
}

/** How many sequences the probe has. */
function probed(network: Network, { batchSize }: Batch, parameters: number): number {
  const work = parameters * network.problem.timeSteps;
  return Math.max(1, Math.min(MOST_PROBED, batchSize, Math.floor(PROBE_WORK / work)));
}

function probeFile(taken: Taken, network: Network): Uint8Array {
  const { experiment, checkpoint } = taken;
  const { problem, size } = network;
  const first = batchFor(problem, experiment, 1);
  const batch = rowsOf(first, 0, probed(network, first, checkpoint.parameters.length));
  const { batchSize, timeSteps, inputs, targets, mask } = batch;
  const probe = probeOf(experiment, problem, checkpoint.parameters, batch);
  const doubles = (data: ArrayLike<number>, shape: readonly number[]): Tensor => ({
    dtype: 'F64',
    shape,
    data: data instanceof Float64Array ? data : Float64Array.from(data),
  });
  const rows = [batchSize, timeSteps];
  const features = inputs.length / mask.length;
  const tensors = new Map<string, Tensor>([
    ['inputs', doubles(inputs, problem.input.kind === 'symbols' ? rows : [...rows, features])],
    ['targets', doubles(targets, rows)],
    ['mask', doubles(mask, rows)],
    ['outputs', doubles(probe.outputs.data, probe.outputs.shape)],
    ['loss', doubles([probe.loss], [])],
  ]);
  for (const [name, { data, shape }] of probe.states) tensors.set(`state.${name}`, doubles(data, shape));
  for (const { name, shape, places } of tensorsOf(experiment, size))
    tensors.set(
      `gradient.${name}`,
      doubles(
        Float64Array.from(places(), (place) => probe.gradient[place]!),
        shape,
      ),
    );
  return writeSafetensors(tensors, { rows: 'the first of the batch of training step 1' });
}

/** The network before its first step, as a file that the page loads, too. */
function startFile({ experiment, link }: Taken, { specs, size }: Network): Uint8Array {
  const tensors = toTensors(initialise(specs, experiment), tensorsOf(experiment, size));
  return writeSafetensors(tensors, { format: 'pt', link, step: '0', seed: String(experiment.seed) });
}

/**
 * @param weights the network as the page saves it
 * @param python the files that are the same in every zip, by name
 * @throws OwnDataError where own data cannot be used
 */
export async function zipOf(
  taken: Taken,
  weights: Uint8Array,
  python: ReadonlyMap<string, string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { experiment, own, history } = taken;
  const problem = await findTask(experiment.task)!.create(experiment.taskOptions, own);
  const model = findModel(experiment.cell)!;
  const network = new Network(plainOps, model, problem, experiment);
  const data = await taskData(experiment, own, problem.timeSteps);
  const settings = settingsOf(taken, network);
  const files: Files = new Map([
    ['README.md', bytesOf(readme(python.get('README.md')!, taken, problem, data !== undefined))],
    ...[...python]
      .filter(([name]) => name !== 'README.md')
      .map(([name, text]) => [name, bytesOf(text)] as const),
    ['settings.json', bytesOf(`${JSON.stringify(settings, null, 2)}\n`)],
    ['weights.safetensors', weights],
    ['start.safetensors', startFile(taken, network)],
    ['probe.safetensors', probeFile(taken, network)],
    ...(data ? [['data.npz', npz(data)] as const] : []),
    ['history.csv', bytesOf(historyFile(history))],
  ]);
  return archive(files);
}
