/**
 * The page's content policy: nothing but what the site itself brings, no inline script or style, no other origin.
 * Added when the site is built; the development server needs inline scripts to reload modules.
 */
import type { Plugin } from 'vite';

const directives: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  // Charts and heatmaps can be saved as pictures, which the browser makes as data or blob addresses.
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

export const contentPolicy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources}`)
  .join('; ');

/** Writes the policy into the head of every page of the built site. */
export function contentPolicyPlugin(): Plugin {
  return {
    name: 'unroll:content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
