/** What a run is claimed to have come to: its link, and its last evaluation, which whoever runs the link again must find. */
import { encodeLink, optionsOf, ownKindOf, withValue, type Experiment } from '../../config/index.ts';
import type { ClaimedRun } from '../../handin/handIn.ts';
import { curveMarkOf } from '../../store/curveMark.ts';
import type { Run } from '../../store/run.ts';
import type { RunState } from '../../store/state.ts';
import { solvedStep } from '../../studies/outcome.ts';
import { metricText } from '../../tasks/contract/measures.ts';
import { arithmeticOf } from '../../worker/client/arithmetic.ts';

const known = (value: number) => (Number.isFinite(value) ? value : null);

/** Without what makes no other run, such as its speed: so that everybody who trained the same has the same link. */
function bare(experiment: Experiment): Experiment {
  return optionsOf(experiment).reduce(
    (so, { owner, option }) =>
      'aside' in option && option.aside ? withValue(so, owner, option.id, option.default) : so,
    experiment,
  );
}

interface Network {
  readonly run: Pick<Run, 'series' | 'loaded'>;
  readonly state: Pick<RunState, 'experiment' | 'info' | 'step' | 'knownFrom' | 'steered'>;
}

/** Undefined before anything was trained. @param settled the steps of a lesson, from 1, whose questions it has settled */
export function claimOf({ run, state }: Network, settled: readonly number[] = []): ClaimedRun | undefined {
  const { series } = run;
  const { info, step: steps } = state;
  const { steps: at, losses, metrics, lowest } = series.evaluations;
  const last = at.length - 1;
  if (!info || steps === 0 || last < 0) return undefined;
  const experiment = run.loaded?.experiment ?? state.experiment;
  const evaluations = Array.from({ length: at.length }, (_, k) => ({
    step: at.at(k),
    heldOutLoss: known(losses.at(k)),
  }));
  const solvedAt = solvedStep(evaluations, info.problem.solved)?.from;
  const mark = curveMarkOf(series);
  const computed = series.computed.filter(({ after }) => after < at.at(last)).map(arithmeticOf);
  const { metric } = info.problem;
  return {
    link: encodeLink(bare(experiment)),
    steps,
    at: at.at(last),
    loss: known(losses.at(last)),
    metric: known(metrics.at(last)),
    metricSaid: metricText(metric, metrics.at(last)),
    ...(lowest !== undefined && { best: { at: at.at(lowest), loss: known(losses.at(lowest)) } }),
    ...(solvedAt !== undefined && { solvedAt }),
    ...(typeof mark === 'object' && { mark: mark.letters }),
    by: computed[0] ?? arithmeticOf(info),
    ...(info.device.backend === 'webgl' && { device: info.device.name }),
    ...(settled.length > 0 && { settled: [...settled] }),
    ...(state.steered && { steered: true as const }),
    ...(ownKindOf(experiment) && { own: true as const }),
    ...(state.knownFrom > 0 && { resumed: true as const }),
    ...(new Set(computed).size > 1 && { moved: true as const }),
  };
}

const isSameRun = (one: ClaimedRun, other: ClaimedRun) =>
  one.link === other.link &&
  one.by === other.by &&
  one.steered === other.steered &&
  one.resumed === other.resumed;

/** One claim a run: of those that went on, what they came to last. */
export function merged(claims: readonly ClaimedRun[]): readonly ClaimedRun[] {
  const kept: ClaimedRun[] = [];
  for (const claim of claims) {
    const place = kept.findIndex((each) => isSameRun(each, claim) && each.at <= claim.at);
    const [earlier] = place < 0 ? [] : kept.splice(place, 1);
    const settled = [...new Set([...(earlier?.settled ?? []), ...(claim.settled ?? [])])];
    kept.push({ ...claim, ...(settled.length > 0 && { settled }) });
  }
  return kept;
}
