/** One run of a claim: trained in the browser like any other, to its end or until it is there. */
import type { Browser } from 'playwright';
import { parseLink } from '../../src/config/index.ts';
import { historyOf, type HistoryRow } from '../train/results.ts';
import { TrainingSession } from '../train/trainingVisit.ts';
import type { ProgressLevel } from '../../src/store/state.ts';
import { progressAlong } from '../../src/store/progressLevel.ts';
import type { HeldGate, OnPage, RunResult, RunSpec } from './claim.ts';

/** True where an evaluation, not the one before training, meets what the run goes on until. */
function meets(
  { until }: RunSpec,
  { info }: TrainingSession,
  { step, heldOutLoss, metric }: HistoryRow,
  standing: ProgressLevel | undefined,
): boolean {
  if (!until || !info || step === 0 || step < (until.from ?? 0)) return false;
  const level = until.solved ? info.problem.solved.loss : until.loss;
  return (
    (level !== undefined && heldOutLoss <= level) ||
    (until.metric !== undefined && metric >= until.metric) ||
    (until.standing !== undefined && (standing === until.standing || standing === 'solved'))
  );
}

/** The first evaluation that met it; pausing takes a few steps, and they do not count. */
function reachedAt(spec: RunSpec, session: TrainingSession): number | null {
  const rows = historyOf(session.series);
  const levels = spec.until?.standing ? levelsOf(session) : [];
  return rows.find((row, k) => meets(spec, session, row, levels[k]))?.step ?? null;
}

/** What the page would say after each evaluation. */
function levelsOf({ info, series }: TrainingSession): ProgressLevel[] {
  const untrained = historyOf(series).filter(({ step }) => step === 0);
  const judged = info ? [...progressAlong(info.problem, series)] : [];
  return [...untrained.map(() => 'untrained' as const), ...judged.map(({ said }) => said.progressLevel)];
}

/** Examples that are read again with a gate held. */
const READ_AGAIN = 24;

async function errorsWith(session: TrainingSession, held: readonly HeldGate[]): Promise<number[]> {
  const errors: number[] = [];
  for (const { gate, value } of held) {
    let sum = 0;
    for (let example = 0; example < READ_AGAIN; example++) {
      const interventions = [{ kind: 'clamp', layer: 0, gate, value }] as const;
      const found = await session.ask({ kind: 'whatIf', example, interventions });
      if (found.kind === 'refused') throw new Error(found.sentence);
      const { outputs, targets, timeSteps } = found.score;
      sum += (outputs[timeSteps - 1]! - targets[timeSteps - 1]!) ** 2;
    }
    errors.push(sum / READ_AGAIN);
  }
  return errors;
}

async function seenOf(session: TrainingSession, processorBefore: number): Promise<OnPage> {
  const processorSeconds = (await session.processorSeconds()) - processorBefore;
  return { levels: levelsOf(session), processorSeconds };
}

/** @throws with a sentence when the run cannot be trained to its end, or its link holds what is not used */
export async function trainRun(
  browser: Browser,
  url: string,
  spec: RunSpec,
  seed: number,
): Promise<RunResult> {
  const link = parseLink(`${spec.link}&seed=${seed}`);
  if (!link.ok) throw new Error(link.sentence);
  if (link.notices.length > 0) throw new Error(`${spec.link}: ${link.notices.join(' ')}`);
  const begun = performance.now();
  const { steps, lengths, stateGradients } = spec;
  const job = { experiment: link.experiment, steps, notices: [], asked: [], ...(lengths ? { lengths } : {}) };
  const session = await TrainingSession.open(browser, url, job, {
    progress: (current) => {
      if (spec.until && reachedAt(spec, current) !== null) current.rest();
    },
    notice: () => {},
  });
  try {
    const processorBefore = spec.asOnPage ? await session.processorSeconds() : 0;
    const ending = await session.run();
    const onPage = spec.asOnPage ? await seenOf(session, processorBefore) : undefined;
    const { info, series, stepsPerSecond } = session;
    if (ending.kind === 'failed' || !info) throw new Error(ending.sentence ?? 'The run failed.');
    const diverged = ending.kind === 'diverged';
    const answer =
      diverged || (!lengths && !stateGradients)
        ? undefined
        : await session.judge(lengths ?? [], stateGradients ?? false);
    if (answer?.kind === 'refused') throw new Error(answer.sentence);
    const heldErrors = spec.held && (await errorsWith(session, spec.held));
    const { problem, device, parameterCount } = info;
    return {
      name: spec.name,
      seed,
      history: historyOf(series),
      reachedAt: reachedAt(spec, session),
      divergedAt: diverged ? series.losses.length : null,
      lengths: answer?.results ?? [],
      stateGradients: (answer?.stateGradients ?? []).map((lengths) => [...lengths]),
      stepsPerSecond,
      device: device.name,
      parameterCount,
      baseline: problem.baseline,
      solved: problem.solved,
      others: problem.others ?? [],
      seconds: (performance.now() - begun) / 1000,
      ...(heldErrors && { heldErrors }),
      ...(onPage && { onPage }),
    };
  } finally {
    await session.close();
  }
}
