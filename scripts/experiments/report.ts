/** What the experiments found, as JSON and as docs/experiments.md. */
import type { Claim, Results, Shown } from './claim.ts';
import type { Picture } from './pictures.ts';
import { SEEDS_EACH } from './seeds.ts';
import { basisText, elsewhere, traces } from './traces.ts';
import { countText, oursText, thresholdText, type Verdict } from './verdict.ts';

export interface Judged {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly results: Results;
  readonly seeds: readonly number[];
  /** Of all runs together. */
  readonly seconds: number;
}

/** What `--json` writes; numbers that are not finite become null. `value` is the first condition's figure. */
export function jsonOf(all: readonly Judged[]): object {
  return {
    claims: all.map(({ claim, verdict, seeds, seconds }) => ({
      id: claim.id,
      sentence: claim.sentence,
      holds: verdict.holds,
      met: verdict.met,
      of: verdict.of,
      needed: verdict.needed,
      seeds: seeds.map((seed, k) => ({
        seed,
        value: verdict.findings[0]?.figures[k] ?? null,
        met: verdict.bySeed[k],
      })),
      threshold: thresholdText(claim, seeds.length),
      source: claim.source,
      setting: claim.setting,
      ...(claim.published === undefined ? {} : { published: claim.published }),
      ours: oursText(verdict),
      seconds: Math.round(seconds),
    })),
  };
}

const cell = (text: string) => text.replaceAll('|', '\\|');
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** "4 of 5", and plainly said where that is too few. */
const outcome = (verdict: Verdict) => `${countText(verdict)}${verdict.holds ? '' : ', **does not hold**'}`;

/** The claims, one line each, with the way to what was found. */
function overview(all: readonly Judged[]): string {
  return [
    row(['claim', 'what is said', 'true of']),
    row(['---', '---', '---']),
    ...all.map(({ claim, verdict }) =>
      row([`[${claim.id}](#${claim.id})`, claim.sentence, outcome(verdict)]),
    ),
  ].join('\n');
}

/** The figures, a line each and a column a seed. */
function figuresOf({ claim, verdict, results, seeds }: Judged): string {
  const runsOf = (k: number) =>
    Object.fromEntries(Object.entries(results).map(([name, runs]) => [name, runs[k]!]));
  const line = (shown: Shown, bound: string) =>
    row([shown.figure, bound, ...seeds.map((_, k) => shown.say(shown.of(runsOf(k))))]);
  return [
    row(['seed', 'bound', ...seeds.map(String)]),
    row(['---', '---', ...seeds.map(() => '---:')]),
    ...verdict.findings.map(({ condition }) => line(condition, condition.words)),
    ...(claim.shows ?? []).map((shown) => line(shown, '')),
    row([
      'holds',
      `${verdict.needed} of ${verdict.of}`,
      ...verdict.bySeed.map((met) => (met ? 'yes' : '**no**')),
    ]),
  ].join('\n');
}

function sectionOf(judged: Judged): string {
  const { claim, verdict, seconds } = judged;
  const runs = claim.runs.map(({ name, link, steps }) => `${name}: \`${link}\`, up to ${steps} steps`);
  return `### ${claim.id}

**${claim.sentence}** ${outcome(verdict)}.

${figuresOf(judged)}

- Setting: ${claim.setting}.
${claim.published === undefined ? '' : `- Published: ${claim.published}.\n`}- Source: ${claim.source}.
- Time: ${Math.max(1, Math.round(seconds))} s.
${runs.map((run) => `- ${run}`).join('\n')}`;
}

/** What is said elsewhere on the page, with what it rests on. */
function sentencesOf(): string {
  const others = Object.values(elsewhere).flatMap((sentences) => Object.entries(sentences));
  return [
    row(['sentence', 'rests on']),
    row(['---', '---']),
    ...[...traces, ...others].map(([sentence, basis]) => row([sentence, basisText(basis)])),
  ].join('\n');
}

/** The whole document. */
export function documentOf(all: readonly Judged[], pictures: readonly Picture[], device: string): string {
  const held = all.filter(({ verdict }) => verdict.holds).length;
  const minutes = all.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  return `# Experiments

What the page says about recurrent networks, tested by \`npm run experiments\`. Each claim is one sentence with runs of its own, which are the page's: put a link from here behind its address, and \`&seed=\` with a seed behind that, to see one.

**Seeds.** Each claim is tested with ${SEEDS_EACH} seeds, which nobody chooses: the k-th is the first 32 bits of the SHA-256 of the claim's id, a space and k, modulo a million, with k from 0. \`--seeds 4,5,6\` tries others.

**Verdicts.** Every seed is judged by itself, against the same bounds, and a claim holds where at least four of five meet them, or, where its sentence says “most”, more than half. One that says that something does not happen is tried for twice the steps that it speaks of. What does not hold stays here, and is said. “Published” is what an independent implementation or a paper reports on the same or a like setting. A step at which something “is there” is one of training, at the first evaluation, every 20 steps, that shows it.

${held} of ${all.length} claims hold. Computed on ${device}, in ${Math.round(minutes)} minutes of training.

${overview(all)}

## What was found

${all.map(sectionOf).join('\n\n')}

## What else the page says

Sentences of settings, networks and tasks that say what happens, and what each rests on. The examples on the page are not here: the sentence of each is a claim above, \`preset-\` and its name.

${sentencesOf()}

## Curves

${pictures.map(({ file, about }) => `![${about}](${file})`).join('\n\n')}
`;
}
