/**
 * Reads what a browser has stored of an earlier visit. It may be of another build of the page, damaged, or somebody else's: what
 * does not fit in every part is not there. Loaded only where something was stored.
 */
import * as v from 'valibot';
import { decodeLink, experimentOf, settings, type Experiment } from '../../config/index.ts';
import { isExperiment } from '../../config/schema.ts';
import { defaultsOf } from '../../options/option.ts';
import { spacingOf, type Spacing } from '../../tasks/contract/spacing.ts';
import { MOST_EVALUATIONS } from '../series/evaluations.ts';
import { IN_FULL } from '../series/stepSeries.ts';
import { MOST_STRETCHES } from '../series/summary.ts';
import { FORMAT, layoutOf, type KeptParts, type KeptVisit } from './keptVisit.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const size = v.pipe(count, v.minValue(1));
const numbers = v.pipe(
  v.instance(Float32Array),
  v.check((values) => values.every(Number.isFinite)),
);
/** One that an earlier build has kept may lack a setting that has come since: it has its default. */
const experiment = v.pipe(
  v.looseObject({}),
  v.transform((kept): unknown => ({ ...defaultsOf(settings), ...kept })),
  v.custom<Experiment>(isExperiment),
);

/** As many lists, all of one length that is not above `most`. */
const lists = (many: number, most: number) =>
  v.pipe(
    v.array(v.instance(Float64Array)),
    v.check(
      (all) => all.length === many && all.every(({ length }) => length === all[0]!.length && length <= most),
    ),
  );
const summary = v.pipe(
  v.object({
    // A power of two.
    width: v.pipe(
      size,
      v.check((width) => Number.isInteger(Math.log2(width))),
    ),
    end: count,
    lists: lists(6, MOST_STRETCHES),
  }),
  v.check((kept) => kept.lists[0]!.length === Math.ceil(kept.end / kept.width)),
);
const steps = v.pipe(
  v.object({
    length: count,
    head: v.pipe(v.instance(Float32Array), v.maxLength(128)),
    values: v.pipe(v.instance(Float32Array), v.maxLength(2 * IN_FULL)),
    summary,
  }),
  v.check(({ length, values, ...kept }) => values.length <= length && kept.summary.end >= length),
);
const form = v.picklist(['reference', 'fused', 'wasm']);
const device = v.object({
  backend: v.picklist(['webgl', 'wasm', 'cpu']),
  name: v.string(),
  reason: v.string(),
  software: v.boolean(),
  rounding: v.optional(v.picklist(['once', 'twice'])),
});
const series = v.object({
  bySteps: v.pipe(v.array(steps), v.length(3)),
  clipped: summary,
  evaluations: v.object({ lists: lists(12, MOST_EVALUATIONS), inFullFrom: count, spacing: count }),
  computed: v.optional(v.array(v.object({ after: count, device, form }))),
});

const network = v.pipe(
  v.object({
    run: v.object({
      initial: experiment,
      checkpoint: v.object({
        step: size,
        parameters: numbers,
        moments: v.array(numbers),
        momentsFrom: v.optional(count),
        seconds: v.optional(v.pipe(v.number(), v.minValue(0))),
      }),
      // A live setting that is none is a setting that the experiment cannot have.
      changes: v.array(v.object({ step: size, settings: v.looseObject({}) })),
      form: v.optional(form),
      givenUp: v.strictObject({ webgl: v.optional(v.string()), wasm: v.optional(v.string()) }),
    }),
    series,
    size: v.object({ inputSize: size, outputSize: size, timeSteps: size }),
    layout: v.string(),
  }),
  v.check(({ run: { initial, checkpoint, changes }, ...kept }) => {
    const { parameters, moments } = checkpoint;
    return (
      moments.every(({ length }) => length === parameters.length) &&
      changes.every(({ settings }) => isExperiment({ ...initial, ...settings })) &&
      layoutOf(initial, kept.size) === kept.layout
    );
  }),
);

const visit = v.object({
  format: v.literal(FORMAT),
  fragment: v.string(),
  own: v.optional(
    v.variant('kind', [
      v.looseObject({ kind: v.literal('text'), text: v.string() }),
      v.looseObject({
        kind: v.literal('series'),
        name: v.string(),
        values: v.array(v.pipe(v.number(), v.finite())),
        spacing: v.optional(v.custom<Spacing>((value) => spacingOf(value) !== undefined)),
      }),
    ]),
  ),
  ownInLink: v.boolean(),
  playing: v.boolean(),
  unlocked: v.optional(v.literal(true)),
  networks: v.pipe(v.array(v.optional(network)), v.minLength(1)),
});

/** True where the network can have been what the link says, so that only live settings and the backend differ. */
function fits(
  { run, size: { inputSize, outputSize, timeSteps }, layout }: KeptParts,
  now: Experiment,
): boolean {
  const { task, cell } = run.initial;
  return (
    task === now.task && cell === now.cell && layout === layoutOf(now, { inputSize, outputSize, timeSteps })
  );
}

/** The visit, or undefined where this is none that the page can take up. */
export function readVisit(stored: unknown): KeptVisit | undefined {
  const read = v.safeParse(visit, stored);
  if (!read.success) return undefined;
  const kept = read.output as KeptVisit;
  const link = decodeLink(kept.fragment);
  const experiments = [link.experiment, ...link.rivals.map((rival) => experimentOf(link.experiment, rival))];
  const same = experiments.length === kept.networks.length;
  const fit = kept.networks.every((parts, k) => parts === undefined || fits(parts, experiments[k]!));
  return same && fit && kept.networks[0] ? kept : undefined;
}
