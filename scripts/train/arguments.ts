/** What was typed after `npm run train --`. */
import { parseArgs } from 'node:util';
import { optionsSentence, type Typed } from '../lib/command.ts';
import { parseLink, withValue, type Experiment } from '../../src/config/index.ts';
import type { Parsed } from '../../src/config/parse.ts';
import { MOST_CORES } from '../../src/config/cores.ts';
import { findTask } from '../../src/tasks/index.ts';
import type { OwnData } from '../../src/tasks/contract/abilities.ts';
import type { OwnFile } from './ownFile.ts';
import { remarkOn, type SavedNetwork } from '../../src/takeaway/savedNetwork.ts';
import { formatCount } from '../../src/text/numbers.ts';
import { isZip } from './zip.ts';
import { isNetworkFile, otherData, readNetworkFile } from './saved.ts';
import { studyWishOf, type StudyWish } from './study/wish.ts';

export const HELP = `Trains an experiment without a page, in Chromium from the built site.

  npm run train -- '<link>' [options]
  npm run train -- FILE.safetensors [options]

  <link>            a whole link or its part after #, in quotes: '#task=adding&length=50&cell=lstm'
  FILE.safetensors  a network that was saved: goes on where it stopped, on the same device bit for bit
  --steps N         stop after N steps (1,000; a study as its link says), from a file after N more
  --save FILE       write the network to FILE.safetensors when it stops; the page opens it, and so does PyTorch
  --export FILE     write it for PyTorch to FILE.zip: weights, data and batches in Python, and a proof that they are the same
  --lengths LIST    then judge the network at these lengths: --lengths 20,50,100
  --ask TEXT        then ask the network this, where the task takes questions; may be given several times
  --series FILE     learn this series: CSV and other tables, lists, JSON, a workbook (with '#task=forecast')
  --column NAME     the column of it that is learned
  --text FILE       learn this text (with '#task=text')
  --describe        print as JSON what is read from --series or --text, and train nothing
  --json FILE       write configuration, device and history to FILE
  --csv FILE        of a study: write a row for each run to FILE, and one for each evaluation beside it
  --jobs N          of a study: how many runs at once (as many as there are cores)
  --backend NAME    webgl, wasm or cpu, whatever the link says; an error where it is not there
  --cores N         at most N of the processor's cores, whatever the link says (1 to 8); the numbers are the same
  --help            this text

A link with a study (#task=adding&sweep=length:20,50&sweep=cell:rnn,gru&seeds=5&steps=3000) has all its runs
trained, several at once, each on one core unless --cores says otherwise: the numbers are those of its own link.
--json then holds every run; a call that finds its study there goes on from it. A table ends it, what may be
concluded, and a sentence to put under a figure.

Ctrl-C stops early, keeps what there is, and exits with 130. Exits with 1 for a link that makes no sense,
a backend that is not there, or a run that diverged (its history is written all the same).
`;

const DEFAULT_STEPS = 1000;
const MAX_STEPS = 10_000_000;
const BACKENDS = ['webgl', 'wasm', 'cpu'] as const;

export interface Job {
  readonly experiment: Experiment;
  readonly own?: OwnData;
  /** Where it goes on, in place of step 0. */
  readonly saved?: SavedNetwork;
  /** Where the network is to be written when it stops. */
  readonly save?: string;
  /** The same for the zip that leaves for PyTorch. */
  readonly zip?: string;
  /** Own data that are still to be read, from a file. */
  readonly ownFile?: OwnFile;
  readonly steps: number;
  /** Lengths to be judged after the last step. */
  readonly lengths?: readonly number[];
  /** Sources to ask the network about after the last step. */
  readonly asked: readonly string[];
  readonly json?: string;
  /** Set where not the experiment alone is to be trained, but a study of it. */
  readonly study?: StudyWish;
  /** One sentence for each thing in the link that was changed or left out. */
  readonly notices: readonly string[];
}

/** What is to be done: a run, or only a look at a file. */
export type Errand = Job | { readonly described: OwnFile };

export type Arguments = Typed<Errand>;

const wrong = (sentence: string): Arguments => ({ kind: 'wrong', sentence });

/** Reads the arguments; whatever is wrong with them comes back as one sentence. */
export function readArguments(argv: readonly string[]): Arguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        steps: { type: 'string' },
        lengths: { type: 'string' },
        ask: { type: 'string', multiple: true },
        series: { type: 'string' },
        column: { type: 'string' },
        text: { type: 'string' },
        describe: { type: 'boolean' },
        json: { type: 'string' },
        csv: { type: 'string' },
        jobs: { type: 'string' },
        save: { type: 'string' },
        export: { type: 'string' },
        backend: { type: 'string' },
        cores: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return wrong(optionsSentence(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const ownFile = ownFileOf(values);
  if (typeof ownFile === 'string') return wrong(ownFile);
  if (values.describe) {
    if (!ownFile) return wrong('--describe needs a file: --series FILE or --text FILE.');
    if (positionals.length <= 1) return { kind: 'job', job: { described: ownFile } };
  }
  if (positionals.length !== 1) {
    return wrong(
      `Give one link, in quotes; there ${positionals.length === 0 ? 'is none' : `are ${positionals.length}`}. Try --help.`,
    );
  }
  const steps = Number(values.steps ?? DEFAULT_STEPS);
  if (!Number.isInteger(steps) || steps < 1 || steps > MAX_STEPS) {
    return wrong(
      `--steps must be a whole number from 1 to ${formatCount(MAX_STEPS)}, not "${values.steps}".`,
    );
  }
  const lengths = values.lengths?.split(',').map(Number);
  if (lengths?.some((length) => !Number.isInteger(length) || length < 1)) {
    return wrong(`--lengths must be whole numbers with commas between them, not "${values.lengths}".`);
  }
  const backend = BACKENDS.find((name) => name === values.backend);
  if (values.backend !== undefined && backend === undefined) {
    return wrong(`--backend must be webgl, wasm or cpu, not "${values.backend}".`);
  }
  const cores = Number(values.cores ?? MOST_CORES);
  if (!Number.isInteger(cores) || cores < 1 || cores > MOST_CORES) {
    return wrong(`--cores must be a whole number from 1 to ${MOST_CORES}, not "${values.cores}".`);
  }
  if (values.save !== undefined && !isNetworkFile(values.save))
    return wrong(`--save needs a name that ends in .safetensors, not "${values.save}".`);
  if (values.export !== undefined && !isZip(values.export))
    return wrong(`--export needs a name that ends in .zip, not "${values.export}".`);
  const [given] = positionals as [string];
  const saved = isNetworkFile(given) ? readNetworkFile(given) : undefined;
  if (saved && 'sentence' in saved) return wrong(saved.sentence);
  const link = saved ? linkOf(saved) : parseLink(given, ownFile !== undefined);
  if (!link.ok) return wrong(link.sentence);
  if (link.needsOwn && !ownFile && saved) return wrong(otherData(saved, undefined)!);
  if (link.needsOwn && !ownFile)
    return wrong(
      'The link asks for own data that is not in it; share it with its data, or choose other data.',
    );
  const { own, notices } = link;
  const study = studyWishOf(values, link);
  if (typeof study === 'string') return wrong(study);
  const asked = ownFile ? onOwn(link.experiment, ownFile) : link.experiment;
  if (!asked) {
    return wrong(
      `--${ownFile!.kind} needs a task that learns from one: '#task=${ownFile!.kind === 'series' ? 'forecast' : 'text'}'.`,
    );
  }
  const experiment: Experiment = {
    ...asked,
    ...(backend ? { backend } : {}),
    ...(values.cores === undefined ? {} : { cores }),
  };
  return {
    kind: 'job',
    job: {
      experiment,
      steps: steps + (saved?.checkpoint.step ?? 0),
      notices,
      asked: values.ask ?? [],
      ...(ownFile ? { ownFile } : own ? { own } : {}),
      ...(lengths === undefined ? {} : { lengths }),
      ...(values.json === undefined ? {} : { json: values.json }),
      ...(study ? { study } : {}),
      ...(saved ? { saved } : {}),
      ...(values.save === undefined ? {} : { save: values.save }),
      ...(values.export === undefined ? {} : { zip: values.export }),
    },
  };
}

/** What is known of a saved network, as if its link had been read. */
function linkOf(saved: SavedNetwork): Extract<Parsed, { ok: true }> {
  const { experiment, needs, own } = saved;
  const remark = remarkOn(saved);
  const notices = remark === undefined ? [] : [remark];
  const needsOwn = needs !== undefined && !own;
  return { ok: true, experiment, rivals: [], needsOwn, notices, ...(own ? { own } : {}) };
}

/** The file that is named, undefined where none is, or what is wrong. */
function ownFileOf(values: {
  readonly series?: string;
  readonly column?: string;
  readonly text?: string;
}): OwnFile | string | undefined {
  const { series, column, text } = values;
  if (series !== undefined && text !== undefined) return 'Give --series or --text, not both.';
  if (column !== undefined && series === undefined) return '--column names a column of a --series FILE.';
  if (series !== undefined) return { kind: 'series', file: series, ...(column !== undefined && { column }) };
  return text === undefined ? undefined : { kind: 'text', file: text };
}

/** The experiment on own data of that kind; undefined where its task learns from none such. */
function onOwn(experiment: Experiment, { kind }: OwnFile): Experiment | undefined {
  const own = findTask(experiment.task)?.own;
  return own?.kind === kind ? withValue(experiment, 'task', own.option, own.value) : undefined;
}
