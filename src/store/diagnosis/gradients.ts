/** Gradients that vanish or explode on their way back through time. */
import { rateBefore } from '../../math/rate.ts';
import { gradientOf, recently, type Diagnosis, type Facts } from './facts.ts';
import * as offer from './remedies.ts';
import { formatFactor, formatPower, formatSmallShare } from '../../text/numbers.ts';

/** Not judged before: the untrained network's gradient says little of what will be. */
const FROM_STEP = 60;
/** A gradient that is this much smaller at the first step than at its largest has vanished. */
const VANISHED = 1e-3;
/** One this much larger has exploded. */
const EXPLODED = 100;
/** As has one that is this many times what clipping leaves of it. */
const FAR_BEYOND_CLIP = 20;
const LONG = 100;
const RECENT = 20;

/** 12 %, 0.31 %, and below a hundredth of a percent 10⁻⁷, rounded to the nearest power. */
export function shareText(share: number): string {
  return share >= 1e-4 || share === 0 ? formatSmallShare(share) : formatPower(Math.round(Math.log10(share)));
}

export function vanishing(facts: Facts): Diagnosis | undefined {
  const { step, progressLevel, experiment } = facts;
  if (step < FROM_STEP || progressLevel === 'solved' || progressLevel === 'learning') return undefined;
  const lengths = gradientOf(facts);
  if (!lengths) return undefined;
  const most = lengths.reduce((high, length) => Math.max(high, length), 0);
  const share = lengths[0]! / most;
  if (!(most > 0) || !(share < VANISHED)) return undefined;
  // As the score's gradient lane fits it. Where nothing is carried the gradient is simply not there, and has no rate.
  const rate = rateBefore(lengths, lengths.length - 1);
  return {
    id: 'vanishing',
    headline: 'The gradient vanishes.',
    text: rate
      ? `It shrinks ${formatFactor(rate.factor)}× a step: of it only ${shareText(share)} reaches step 1, so what came first is not learned.`
      : 'Nothing of it reaches the first steps, so what came first cannot be learned.',
    remedies: offer.firstTwo(offer.gates(experiment), offer.shorter(experiment)),
  };
}

export function exploding(facts: Facts): Diagnosis | undefined {
  const { step, progressLevel, experiment, series } = facts;
  if (step < 1 || progressLevel === 'solved') return undefined;
  const remedies = offer.firstTwo(
    offer.calmStart(experiment),
    offer.clip(experiment),
    offer.learningRate(experiment, 0.3),
  );
  const lengths = gradientOf(facts);
  const last = lengths?.at(-1) ?? 0;
  const ratio = lengths && last > 0 ? lengths[0]! / last : 0;
  if (lengths && ratio > EXPLODED) {
    const rate = rateBefore(lengths, lengths.length - 1);
    const text = `It grows ${rate ? `${formatFactor(rate.factor)}× a step` : 'on its way back'}: step 1 gets ${formatFactor(ratio)} times what the last step gets.`;
    return { id: 'exploding', headline: 'The gradient explodes.', text, remedies };
  }
  const norm = recently(series.gradientNorms.values, RECENT);
  const { clipNorm } = experiment;
  const limit = clipNorm > 0 ? FAR_BEYOND_CLIP * clipNorm : LONG;
  if (norm === undefined || !(norm > limit)) return undefined;
  const text =
    clipNorm > 0
      ? `It is ${formatFactor(norm)} long lately, ${formatFactor(norm / clipNorm)} times the clip norm: its length says nothing any more.`
      : `It is ${formatFactor(norm)} long lately, and nothing clips it: one step can throw the weights away.`;
  return { id: 'exploding', headline: 'The gradient explodes.', text, remedies };
}
