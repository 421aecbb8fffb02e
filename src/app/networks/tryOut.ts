/** Begins a run that was saved in a worker of its own, to see whether it can go on here before it takes the place of another. */
import { failureText } from '../../store/statusText.ts';
import type { Client } from '../../store/run.ts';
import type { ClientEvents, RunRequest } from '../../worker/client/client.ts';
import type { RunInfo } from '../../worker/protocol.ts';

export type TriedOut = { readonly info: RunInfo } | { readonly sentence: string };

const nothing = () => undefined;

/** What the worker says of the run once it is ready, or why it never will be. The worker ends with the answer. */
export function tryOut(
  createClient: (events: ClientEvents) => Client,
  request: RunRequest,
): Promise<TriedOut> {
  return new Promise((resolve) => {
    const settle = (found: TriedOut) => {
      resolve(found);
      // Not while it is telling.
      setTimeout(() => client.dispose());
    };
    const client = createClient({
      info: (info) => settle({ info }),
      status: (status) => status.state === 'failed' && settle({ sentence: failureText(status.why) }),
      frame: nothing,
      begin: nothing,
      rewind: nothing,
    });
    client.load(request);
  });
}
