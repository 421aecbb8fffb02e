/** What the benchmark found, as JSON and as docs/diagnosis.md. */
import { barsOf, confusion, FAULTS, recall, remediesOf, truthOf, TRUTHS } from './bars.ts';
import type { Study } from './study.ts';
import type { DiagnosisJob } from './arguments.ts';

const count = (value: number) => value.toLocaleString('en');

/** "saturated at 556, plateau at 1,590" */
const list = (found: readonly { readonly id: string; readonly step: number }[]) =>
  found.map(({ id, step }) => `${id} at ${count(step)}`).join(', ');

function holdsText({ solvedAt, faults, record }: Study): string {
  if (solvedAt !== null)
    return `solves it at ${count(solvedAt)}${solvedAt > record.spec.steps ? ', with more steps' : ''}${faults.includes('overfit') ? ', then overfit' : ''}`;
  return faults.length > 0 ? faults.join(', ') : 'learns';
}

/** What `--json` writes. */
export function jsonOf(studies: readonly Study[]): object {
  const { solving, solvingWrong, elsewhere, elsewhereWrong, met } = barsOf(studies);
  return {
    met,
    runsThatSolve: solving,
    ofTheseToldSomethingWrong: solvingWrong.length,
    verdictsElsewhere: elsewhere,
    wrongElsewhere: elsewhereWrong,
    runs: studies.map((one) => ({
      ...one.record.spec,
      truth: truthOf(one),
      faults: one.faults,
      solvedAt: one.solvedAt,
      named: one.named,
      wrong: one.wrong,
      trials: one.trials,
      seconds: Math.round(one.record.seconds),
    })),
    remedies: remediesOf(studies),
  };
}

function confusionTable(studies: readonly Study[]): string {
  const truths = TRUTHS.filter((truth) => studies.some((one) => truthOf(one) === truth));
  const rows = [...FAULTS, 'nothing' as const].map(
    (said) => `| ${said} | ${truths.map((truth) => confusion(studies, said, truth) || '·').join(' | ')} |`,
  );
  return [
    `| said \\ holds | ${truths.join(' | ')} |`,
    `| --- |${truths.map(() => ' ---: |').join('')}`,
    ...rows,
  ].join('\n');
}

function recallTable(studies: readonly Study[]): string {
  const rows = FAULTS.map((fault) => ({ fault, ...recall(studies, fault) })).filter(({ of }) => of > 0);
  return [
    '| gravest fault | runs | told of it | told of any fault they have |',
    '| --- | ---: | ---: | ---: |',
    ...rows.map(({ fault, of, told, exactly }) => `| ${fault} | ${of} | ${exactly} | ${told} |`),
  ].join('\n');
}

function remedyTable(studies: readonly Study[]): string {
  return [
    '| told | cell | remedy | tried | helped | offered |',
    '| --- | --- | --- | ---: | ---: | --- |',
    ...remediesOf(studies).map(
      ({ fault, cell, way, tried, helped, offered }) =>
        `| ${fault} | ${cell} | ${way} | ${tried} | ${helped} | ${offered ? 'yes' : 'no'} |`,
    ),
  ].join('\n');
}

function runTable(studies: readonly Study[]): string {
  return [
    '| run | link | steps | said, and from which step | holds | wrong |',
    '| --- | --- | ---: | --- | --- | --- |',
    ...studies.map((one) => {
      const { spec } = one.record;
      const wrong = one.wrong.length === 0 ? '' : `**${list(one.wrong.slice(0, 3))}**`;
      return `| ${spec.id} | \`${spec.link}\` | ${count(spec.steps)} | ${list(one.named) || 'nothing'} | ${holdsText(one)} | ${wrong} |`;
    }),
  ].join('\n');
}

/** The whole document. */
export function documentOf(studies: readonly Study[], { seeds, draw }: DiagnosisJob, device: string): string {
  const bars = barsOf(studies);
  const wrongShare = bars.elsewhere === 0 ? 0 : (100 * bars.elsewhereWrong) / bars.elsewhere;
  return `# Diagnosis

What the page says of a run that does not get on, tried by \`npm run diagnosis\` on ${studies.length} runs: the named ones (\`scripts/diagnosis/named.ts\`) with the seeds ${seeds.join(', ')}, the others drawn by the rule in \`scripts/diagnosis/draw.ts\`, draw ${draw}, with these seeds in turn. \`--seeds\` and \`--draw\` try others. Computed on ${device}.

Each run is looked at some twenty to thirty times, at steps that lie further and further apart, with four held-out examples in turn. What a running page says is replayed from evaluation to evaluation by the page's own code (\`scripts/diagnosis/replay.ts\`), which asks for the same ten times in a row.

## The bars

- No wrong verdict, at any evaluation, on a run that goes on to solve its task: **${bars.solvingWrong.length} of ${bars.solving}** such runs were told something wrong.
- At most 5 % wrong elsewhere: **${bars.elsewhereWrong} of ${bars.elsewhere}** verdicts (${wrongShare.toFixed(1)} %), where one verdict is one thing said of one run, at any evaluation.
- ${bars.met ? 'Both are met.' : '**They are not met.**'}

## What was said, and what holds

Runs by what was said (rows) and by what holds (columns, the gravest where there is more than one). A run that is told two things stands in two rows.

${confusionTable(studies)}

Silence everywhere would meet the bars as well, so this is how many of the faulty runs are told:

${recallTable(studies)}

## What holds, and how it is known

Nothing here is what a diagnosis reads; it is judged when the run is over (\`scripts/diagnosis/verdict.ts\`).

- **solves**: an evaluation at the level that counts as solved. On such a run every verdict before that step is wrong, but for a plateau that was one. A run that is told that its gradient vanishes is trained over four times as many steps as well.
- **diverged**: a loss that is no number.
- **exploding**: the backward norms of a whole batch's states at the first step are over five times those at the last, in the untrained network or later, _and_ it hurts: the same run with clipping at 1, gain 1 or a tenth of the learning rate ends at least a quarter lower, or does not diverge.
- **saturated**, **stuck**: the mean slope of the functions, over other held-out sequences, in the second half of a run that learns nothing.
- **vanishing**: of a change of the first tenth of the inputs, carried _forward_ through the network, less than a thousandth is left in the state after as many steps as the task needs, in the second half of a run that learns nothing: the product of the Jacobians on the way, by finite differences.
- **plateau**: the held-out loss has not come down in 800 steps, and lies about the trivial line or above it. (The diagnosis itself reads the training loss.)
- **overfit**: over the last quarter of the run the held-out loss is 20 % above its lowest and the training loss below 70 % of it.
- **learns**: none of these.

## What is offered, and whether it helps

From each run that is told of a fault and does not solve its task, everything that might help against the fault said first is trained over as many steps. It helps if the run then solves its task, or ends (mean of the last quarter) at least 15 % below the original and below the trivial line; after a divergence it is enough that it ends at most 20 % above that line. What does not help in two of three is not offered (\`src/store/diagnosis/offers.ts\`).

${remedyTable(studies)}

## The runs

${runTable(studies)}
`;
}
