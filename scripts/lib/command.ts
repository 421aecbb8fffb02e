/** What all commands share: reading options, and ending. */

/** One sentence on options that cannot be read, from what `parseArgs` threw. */
export function optionsSentence(error: unknown): string {
  return `${(error as Error).message.split('. ')[0]}. Try --help.`;
}

/** What was typed after a command. */
export type Typed<Job> =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'job'; readonly job: Job };

/** Gives help, says what is wrong, or does the job; the exit code. */
export async function obey<Job>(
  typed: Typed<Job>,
  help: string,
  run: (job: Job) => Promise<number>,
): Promise<number> {
  switch (typed.kind) {
    case 'help':
      console.log(help);
      return 0;
    case 'wrong':
      console.error(typed.sentence);
      return 1;
    case 'job':
      return run(typed.job);
  }
}

/**
 * Runs a command and leaves its exit code; 1, with the message alone, where it throws.
 * @param before called before such a message is written
 */
export async function runCommand(main: () => Promise<number>, before?: () => void): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    before?.();
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
