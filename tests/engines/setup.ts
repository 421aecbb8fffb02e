/** Builds the site when it is not fresh. */
import { buildSite, isFresh } from '../../scripts/lib/site.ts';

export default function setup(): void {
  if (!isFresh()) buildSite();
}
