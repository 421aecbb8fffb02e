/** What a visit is made of that is the browser's: tests bring their own. */
import type { ClientEvents } from '../worker/client/client.ts';
import type { Address } from './address.ts';
import type { Shelf } from './localStorage.ts';
import type { Client } from './run.ts';

export interface SessionParts {
  readonly createClient: (events: ClientEvents) => Client;
  readonly address: Address;
  readonly shelf: Shelf;
}
