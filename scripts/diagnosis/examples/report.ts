/** What was found of the examples' headlines, as JSON and as a part of docs/diagnosis.md. */
import { missedBy, type ExampleStudy } from './run.ts';

/** What `--json` writes: every headline of every run. */
export function jsonOfExamples(studies: readonly ExampleStudy[]): object {
  return {
    missed: missedBy(studies),
    runs: studies.map(({ run, record, said, wrong, changesAfterSolved, flips, asExpected }) => ({
      ...run.spec,
      network: run.network,
      said,
      wrong,
      changesAfterSolved,
      flips,
      asExpected,
      seconds: Math.round(record.seconds),
    })),
  };
}

const count = (value: number) => value.toLocaleString('en');

const logOf = ({ said }: ExampleStudy) => said.map(({ step, id }) => `${id} ${count(step)}`).join(' → ');

/** The part of docs/diagnosis.md that speaks of them; it begins with its heading. */
export function examplesText(
  studies: readonly ExampleStudy[],
  seeds: readonly number[],
  device: string,
): string {
  const networks = new Set(studies.map(({ run }) => run.network));
  const wrong = studies.filter((one) => one.wrong.length > 0).length;
  const changes = Math.max(0, ...studies.map(({ changesAfterSolved }) => changesAfterSolved));
  const flips = studies.reduce((sum, one) => sum + one.flips, 0);
  const rows = studies.map(
    (one) =>
      `| ${one.run.spec.id} | ${count(one.run.spec.steps)} | ${logOf(one)} | ${one.wrong.map(({ id, step }) => `**${id} at ${count(step)}**`).join(', ')} |`,
  );
  return `${EXAMPLES_HEADING}

What the page says over whole runs of its examples, tried by \`npm run diagnosis -- --examples --write-docs\`: ${networks.size} networks with the seeds ${seeds.join(', ')}, ${studies.length} runs. Computed on ${device}. The score is read at every evaluation (later at every fifth), and the headlines are replayed from evaluation to evaluation by the page's own code (\`scripts/diagnosis/replay.ts\`); nothing in them depends on a clock. What each example may say is data (\`scripts/diagnosis/examples/expected.ts\`), which a unit test holds by recorded runs.

- Verdicts that do not hold: in **${wrong} of ${studies.length}** runs. An explosion, saturation, a vanishing gradient or a plateau is wrong where the run, left as it is, solves its task later or ends a tenth lower; “overfits” where the validation loss finds a lower value later; “solved” where most of the later evaluations lie well above the line.
- Most changes of a headline after a task was solved, to the end of the run: **${changes}**.
- Headlines that came back within ten evaluations: **${flips}**.

| run | steps | headlines, each with the step from which on | wrong |
| --- | ---: | --- | --- |
${rows.join('\n')}
`;
}

export const EXAMPLES_HEADING = '## The examples of the page';
