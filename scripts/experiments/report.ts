/** What the experiments found, as JSON and as docs/experiments.md. */
import type { Claim, Results, Verdict } from './claim.ts';
import type { Picture } from './pictures.ts';

export interface Judged {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly results: Results;
  readonly seeds: readonly number[];
  /** Of all runs together. */
  readonly seconds: number;
}

/** What `--json` writes; numbers that are not finite become null. */
export function jsonOf(all: readonly Judged[]): object {
  return {
    claims: all.map(({ claim, verdict, seeds, seconds }) => ({
      id: claim.id,
      sentence: claim.sentence,
      holds: verdict.holds,
      seeds: seeds.map((seed, k) => ({ seed, value: verdict.bySeed[k] ?? null })),
      threshold: claim.threshold,
      source: claim.source,
      setting: claim.setting,
      ...(claim.published === undefined ? {} : { published: claim.published }),
      ours: verdict.ours,
      seconds: Math.round(seconds),
    })),
  };
}

const cell = (text: string) => text.replaceAll('|', '\\|');

function rowOf({ claim, verdict, seconds }: Judged): string {
  const { id, sentence, setting, threshold, published = '–', source } = claim;
  const cells = [
    `**${sentence}** <br> \`${id}\``,
    setting,
    published,
    verdict.ours,
    threshold,
    verdict.holds ? 'yes' : '**no**',
    `${Math.max(1, Math.round(seconds))} s`,
    source,
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function linksOf({ claim }: Judged): string[] {
  return claim.runs.map(({ name, link, steps }) => `- ${claim.id}, ${name}: \`${link}\`, ${steps} steps`);
}

/** The whole document. */
export function documentOf(all: readonly Judged[], pictures: readonly Picture[], device: string): string {
  const held = all.filter(({ verdict }) => verdict.holds).length;
  const [{ seeds }] = all as [Judged];
  return `# Experiments

What the page says about recurrent networks, tested by \`npm run experiments\`. Each claim is one sentence with runs of its own, made with the seeds ${seeds.join(', ')}; what is judged are medians. A claim that does not hold stays in the table. The runs are the page's own: open a link to see one.

${held} of ${all.length} claims hold. Computed on ${device}. “Published” is what an independent implementation or a paper reports on the same or a like setting. In brackets stand the figures of all seeds in their order; “steps” are steps of training at the first evaluation (every 20 steps) that is there.

| claim | setting | published | ours | holds if | holds | time | source |
| --- | --- | --- | --- | --- | --- | ---: | --- |
${all.map(rowOf).join('\n')}

Neither copying nor the generalisation to other lengths is the same for every seed; the brackets show by how much.

${pictures.map(({ file, about }) => `![${about}](${file})`).join('\n\n')}

## The runs

Add \`&seed=1\` to a link; without it the page begins with seed 1.

${all.flatMap(linksOf).join('\n')}
`;
}
