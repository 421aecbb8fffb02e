/** What a visit is made of that is the browser's: tests bring their own. */
import type { ClientEvents } from '../worker/client/client.ts';
import type { Address } from './address.ts';
import type { Shelf } from './localStorage.ts';
import type { Client } from './run.ts';
import type { Visibility } from './visibility.ts';

export interface SessionParts {
  readonly createClient: (events: ClientEvents) => Client;
  readonly address: Address;
  readonly shelf: Shelf;
  /** Always in sight where it is left out. */
  readonly visibility?: Visibility;
}
