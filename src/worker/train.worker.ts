/**
 * The training worker: one run at a time, started, steered and fed back by the messages of `protocol.ts`. Messages are handled
 * strictly one after another, so that "play" right after "start" waits until the run is there.
 */
import type { Cores } from '../backend/cores.ts';
import { findFused } from '../backend/kernels/index.ts';
import { startBackend, type Backend } from '../backend/select.ts';
import { passesSelfTest } from '../backend/selfTest.ts';
import { tf } from '../backend/tf.ts';
import { coresHere } from '../config/cores.ts';
import { liveSettingsOf } from '../config/experiment.ts';
import { loadsUnderWay, MissingFileError } from '../loading/arrive.ts';
import { assertExperiment, ExperimentError } from '../config/schema.ts';
import { findModel } from '../models/index.ts';
import { lanesOf } from '../models/model.ts';
import { countParameters } from '../models/parameters.ts';
import { findTask } from '../tasks/index.ts';
import { OwnDataError } from '../tasks/contract/abilities.ts';
import { infoOf } from '../tasks/contract/problem.ts';
import { DeviceError } from '../training/trainers/deviceError.ts';
import { TrainingLoop } from '../training/run/loop.ts';
import type { LoopSink } from '../training/run/loopParts.ts';
import { Network } from '../training/trainers/network.ts';
import { startTrainer } from '../training/trainers/start.ts';
import { opinionOf } from './opinion.ts';
import { untilSolved } from './untilSolved.ts';
import { yieldToMessages } from './yieldToMessages.ts';
import { FrameSender } from './frameSender.ts';
import type {
  Checkpoint,
  FailureReason,
  FromWorker,
  LiveSettings,
  ToWorker,
  TrainerForm,
} from './protocol.ts';

type Start = Extract<ToWorker, { type: 'start' }>;

interface ActiveRun {
  readonly run: number;
  readonly loop: TrainingLoop;
  readonly frames: FrameSender;
  readonly cores: Cores;
}

const ALIVE_EVERY_MS = 1000;

const NOT_THIS_NETWORK =
  'What was kept of this run is of another network, so it cannot go on: press Reset to begin anew.';

const now = () => performance.now();
let active: ActiveRun | undefined;
let backend: Promise<Backend> | undefined;
let lastPost = -Infinity;

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  lastPost = now();
  self.postMessage(message, { transfer });
}

/** Says that a long computation is still going on, at most once a second. */
function alive(run: number): void {
  if (now() - lastPost > ALIVE_EVERY_MS) post({ type: 'alive', run });
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof DeviceError) return error.reason;
  if (error instanceof MissingFileError) return 'missing-file';
  if (error instanceof OwnDataError) return 'own-data';
  return error instanceof ExperimentError ? 'experiment' : 'crash';
}

/** What ends a run against its will, as the page must hear it. */
function fail(run: number, error: unknown): void {
  const reason = reasonOf(error);
  const message = error instanceof Error ? error.message : String(error);
  post({ type: 'failed', run, reason, message });
}

function sinkOf(run: number, frames: FrameSender): LoopSink {
  return {
    losses: (firstStep, steps) => frames.addSteps(firstStep, steps),
    evaluation: (step, judgement, seconds) => frames.addEvaluation(step, judgement, seconds),
    answer: (id, step, found, transfer) => post({ type: 'answer', run, id, step, found }, transfer),
    send: (step, rate, force) => frames.send(step, rate, force),
    checkpoint: (checkpoint) => {
      const { parameters, moments } = checkpoint;
      post(
        { type: 'checkpoint', run, checkpoint },
        [parameters, ...moments].map((array) => array.buffer as ArrayBuffer),
      );
    },
    snapshot: (snapshot) =>
      post({ type: 'snapshot', run, snapshot }, [snapshot.parameters.buffer as ArrayBuffer]),
    paused: (step) => post({ type: 'paused', run, step }),
    diverged: (step, loss) => post({ type: 'diverged', run, step, loss }),
  };
}

async function start(message: Start): Promise<void> {
  const { run, experiment, own, checkpoint, changes, form, givenUp, untilStep, judge } = message;
  await active?.loop.dispose();
  active = undefined;

  assertExperiment(experiment);
  const model = findModel(experiment.cell)!;
  const task = findTask(experiment.task)!;
  const fusable = findFused(model.id, experiment.cellOptions) !== null;
  backend ??= startBackend(experiment.backend, { fusable, wasmable: true, givenUp });
  // Neither waits for the other's files.
  const [started, problem] = await Promise.all([
    backend.finally(() => alive(run)),
    task.create(experiment.taskOptions, own),
  ]);

  const network = new Network(tf, model, problem, experiment);
  const parameterCount = countParameters(network.specs);
  if (checkpoint && checkpoint.parameters.length !== parameterCount)
    throw new ExperimentError(NOT_THIS_NETWORK);
  const live = changes.findLast(({ step }) => step <= (checkpoint?.step ?? 0))?.settings;
  const begun = live ?? liveSettingsOf(experiment);
  const onProgress = () => alive(run);
  const cores: Cores = { most: Math.min(experiment.cores, coresHere()), atWork: 1 };
  const trainerFrom = (
    settings: LiveSettings,
    how: { checkpoint?: Checkpoint; form?: TrainerForm; cores?: Cores },
  ) =>
    startTrainer(started, network, { ...experiment, batchSize: settings.batchSize }, settings, {
      ...how,
      onProgress,
    });
  const chosen = await trainerFrom(begun, {
    cores,
    ...(checkpoint ? { checkpoint } : {}),
    ...(form ? { form } : {}),
  });
  const { trainer } = chosen;
  const trainerOn = async (settings: LiveSettings, from: Checkpoint, shared?: Cores) =>
    (
      await trainerFrom(settings, {
        checkpoint: from,
        form: chosen.form,
        ...(shared ? { cores: shared } : {}),
      })
    ).trainer;
  const readGradients = await trainer.gradientReader();
  const reason = [started.device.reason, chosen.sentence].filter((part) => part !== undefined).join(' ');
  const frames = new FrameSender((frame, transfer) => {
    const { atWork } = cores;
    post({ type: 'frame', run, frame: atWork > 1 ? { ...frame, cores: atWork } : frame }, transfer);
  }, now);
  const sink = sinkOf(run, frames);
  const loop: TrainingLoop = new TrainingLoop(
    { trainer, readGradients },
    message.untilSolved
      ? untilSolved(sink, problem.solved, (step) => loop.limit({ step, there: 'pause' }))
      : sink,
    {
      backend: started,
      stillSound: () => passesSelfTest(tf),
      ...opinionOf(started, network, experiment, {
        again: (settings, from) => trainerOn(settings, from),
        alive: onProgress,
      }),
      alive: onProgress,
      yieldToMessages,
      now,
      pageKeepsUp: () => frames.pageKeepsUp,
      pageIsBehind: () => frames.pageIsBehind,
      rebuild: async (settings, from) => {
        const next = await trainerOn(settings, from, cores);
        return { trainer: next, readGradients: await next.gradientReader() };
      },
    },
    {
      changes,
      ...(untilStep === undefined ? {} : { untilStep }),
      ...(judge && { judge }),
      ...(checkpoint?.seconds === undefined ? {} : { seconds: checkpoint.seconds }),
    },
  );
  loop.onFailure = (error) => fail(run, error);
  active = { run, loop, frames, cores };

  const lanes = lanesOf(model);
  post({
    type: 'ready',
    run,
    info: {
      problem: infoOf(problem),
      device: { ...started.device, reason },
      form: chosen.form,
      parameterCount,
      lanes,
      recurrent: model.recurrent,
    },
  });
  loop.begin();
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'start') return start(message);
  if (!active || message.run !== active.run) return;
  const { loop, frames, run, cores } = active;
  switch (message.type) {
    case 'play':
      return loop.play();
    case 'pause':
      return loop.pause();
    case 'step':
      return loop.single();
    case 'limit':
      return loop.limit(message.bound);
    case 'speed':
      return loop.limitSpeed(message.stepsPerSecond);
    case 'cores':
      cores.most = Math.min(message.most, coresHere());
      return;
    case 'change':
      post({ type: 'changed', run, change: loop.change(message.settings, message.from) });
      return loop.changeAtRest();
    case 'leave':
      if (await loop.leave()) post({ type: 'left', run, step: loop.step });
      return;
    case 'ask':
      return loop.ask(message.id, message.question);
    case 'watch':
      return loop.watch(message.id, message.question, message.pace);
    case 'forget':
      return loop.forget(message.id);
    case 'acknowledge':
      if (frames.acknowledge(message.frame)) loop.pageHasCaughtUp();
      return;
    default:
      message satisfies never;
  }
}

// Its script is there; and while others are on their way it is slow, but does not hang.
post({ type: 'alive', run: 0 });
setInterval(() => loadsUnderWay() && active === undefined && post({ type: 'alive', run: 0 }), ALIVE_EVERY_MS);

let queue: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  queue = queue.then(() => handle(data)).catch((error: unknown) => fail(data.run, error));
};
