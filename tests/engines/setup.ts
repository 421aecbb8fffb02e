/** Builds the site when it is not fresh and there is something to try it in. */
import { enginesHere } from './driver/here.ts';
import { buildSite, isFresh } from '../../scripts/lib/site.ts';

export function setup(): void {
  const { firefox, webKit } = enginesHere();
  if ((firefox || webKit) && !isFresh()) buildSite();
}
