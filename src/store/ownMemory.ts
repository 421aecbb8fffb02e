/** The visitor's own data: what the browser's storage has of earlier visits, and those of this visit, also where it refused them. */
import type { OwnData } from '../tasks/contract/abilities.ts';
import { readOwn, storeOwn, type Shelf } from './localStorage.ts';
import type { OwnShelf } from './state.ts';

export class OwnMemory {
  private ofVisit: OwnShelf = {};

  constructor(private readonly shelf: Shelf) {}

  get all(): OwnShelf {
    return { ...readOwn(this.shelf), ...this.ofVisit };
  }

  /** For this visit. */
  remember(own: OwnData): void {
    this.ofVisit = { ...this.ofVisit, [own.kind]: own };
  }

  /** For later visits, too. @returns a sentence for the person where the browser has no room for it */
  store(own: OwnData): string | undefined {
    this.remember(own);
    return storeOwn(this.shelf, own);
  }
}
