/**
 * Trusted Types (w3.org/TR/trusted-types), where the browser has them: the content policy lets no text become the address of a
 * script, and this one exception lets in the site's own, from which workers are started.
 */
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string | null }): unknown;
}

let allowed = false;

/** To be called before a worker is started; once is enough. */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory };
  if (allowed || !trustedTypes) return;
  allowed = true;
  const { origin } = new URL(import.meta.url);
  // Named "default" it is asked by itself, so that `new Worker(new URL(…))` stays as bundlers read it.
  trustedTypes.createPolicy('default', {
    createScriptURL: (address) => (new URL(address).origin === origin ? address : null),
  });
}
