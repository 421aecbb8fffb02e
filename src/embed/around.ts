/** The page right around this one: which it is, as far as the browser says, and telling it something. Any page may be around. */
import { written, type ToHost } from './messages.ts';

/** Whether it has said that it takes what is handed in. */
let collects = false;

export const aroundCollects = () => collects;

export function noteThatItCollects(): void {
  collects = true;
}

/** Its origin; undefined where the browser does not tell, or it has none that a message could be addressed to. */
export function originAround(): string | undefined {
  // Not every browser has it.
  const { ancestorOrigins } = location as { readonly ancestorOrigins?: ArrayLike<string> };
  const origin = ancestorOrigins?.[0];
  return origin !== undefined && /^https?:/.test(origin) ? origin : undefined;
}

/** @param to the origin that alone is to hear it; for what is no secret anybody may */
export function tellAround(message: ToHost, to = '*'): void {
  if (window.parent !== window) window.parent.postMessage(written(message), to);
}
