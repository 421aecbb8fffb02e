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
  // No text becomes a script or a worker's address but by the one policy of `src/loading/ownScripts.ts`.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
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
/** Who may frame a page; a tag cannot say it. */
const framedPolicy = written({ ...ofPages, 'frame-ancestors': "'self'" });
const workerPolicy = written(ofWorkers);

/** Sent with every file: it is what it says it is, and no address of the page goes to where its links lead. */
const OF_ALL = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' } as const;

/** The headers that a server should send with a file of the site; pages and what can be a worker's script have a content policy. */
export function headersFor(file: string): Readonly<Record<string, string>> {
  if (file.endsWith('.html')) return { ...OF_ALL, 'Content-Security-Policy': framedPolicy };
  // Where a script is no worker's but a page's, browsers pass over it.
  return file.endsWith('.js') ? { ...OF_ALL, 'Content-Security-Policy': workerPolicy } : OF_ALL;
}

/** The same for hosts that read a file of that name beside the site (Netlify, Cloudflare Pages). */
function headersFile(): string {
  const block = (address: string, headers: Readonly<Record<string, string>>) =>
    [address, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  const { 'Content-Security-Policy': ofPage } = headersFor('index.html') as Record<string, string>;
  const pages = ['/', '/*.html'].map((address) => block(address, { 'Content-Security-Policy': ofPage! }));
  return [
    block('/*', OF_ALL),
    ...pages,
    block('/assets/*.js', { 'Content-Security-Policy': workerPolicy }),
  ].join('\n');
}

/** Writes what can be said so into the head of every page of the built site, and the rest for hosts. */
export function contentPolicyPlugin(): Plugin {
  return {
    name: 'unroll:content-policy',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
        injectTo: 'head-prepend',
      },
      { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' }, injectTo: 'head-prepend' },
    ],
  };
}
