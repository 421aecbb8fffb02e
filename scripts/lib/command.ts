/** What all commands share: reading options, and ending. */

/** One sentence on options that cannot be read, from what `parseArgs` threw. */
export function optionsSentence(error: unknown): string {
  return `${(error as Error).message.split('. ')[0]}. Try --help.`;
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
