/**
 * The content policies: nothing but what the site itself brings, no inline script or style, no other origin. The page's is
 * added when the site is built; the development server needs inline scripts to reload modules. A worker takes nothing over
 * from the page's tag: its own policy comes with its script, from servers that send one, and alone allows WebAssembly.
 */
import type { Plugin } from 'vite';

type Directives = Readonly<Record<string, string>>;

const ofPages: Directives = {
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

const ofWorkers: Directives = {
  'default-src': "'none'",
  // Its chunks, and the WebAssembly kernels; neither `eval` nor anything else made from text.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // The kernels' file.
  'connect-src': "'self'",
};

const written = (directives: Directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

const pagePolicy = written(ofPages);
const workerPolicy = written(ofWorkers);

/** The policy that a server should send with a file of the site; only pages and what can be a worker's script have one. */
export function policyFor(file: string): string | undefined {
  if (file.endsWith('.html')) return pagePolicy;
  // Where a script is no worker's but a page's, browsers pass over it.
  return file.endsWith('.js') ? workerPolicy : undefined;
}

/** Writes the policy into the head of every page of the built site. */
export function contentPolicyPlugin(): Plugin {
  return {
    name: 'unroll:content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
