/**
 * The content policies: nothing but what the site itself brings, no inline script or style, no other origin. The page's is
 * added when the site is built; the development server needs inline scripts to reload modules. A worker takes nothing over
 * from the page's tag: its own policy comes with its script, from servers that send one, and alone allows WebAssembly.
 */
import path from 'node:path';
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

/**
 * In a sandboxed frame a worker must be started from a script that the page makes (`src/embed/sandboxedWorkers.ts`), and takes over the
 * page's policy, so that the page grants it WebAssembly. No other text becomes a script: the policies of Trusted Types see to that.
 */
const ofEmbedded: Directives = {
  ...ofPages,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self' blob:",
  'trusted-types': 'default sandboxed',
};

/** The page for teachers to copy, which has the embedded one in a frame. */
const EXAMPLE = 'embed-example.html';
const ofExample: Directives = { ...ofPages, 'frame-src': "'self'" };

/** Who may frame a page; a tag cannot say it. */
const OWN_FRAMES = { 'frame-ancestors': "'self'" };

/** Pages with a policy of their own, or that anybody may frame. */
const PAGES: Readonly<Record<string, Directives>> = {
  'index.html': ofPages,
  'embed.html': ofEmbedded,
  [EXAMPLE]: { ...ofExample, ...OWN_FRAMES },
};

const written = (directives: Directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

const policyOfPage = (file: string) => written(PAGES[path.basename(file)] ?? { ...ofPages, ...OWN_FRAMES });
const policyOfTag = (file: string) => written(path.basename(file) === 'embed.html' ? ofEmbedded : ofPages);
const workerPolicy = written(ofWorkers);

/** Sent with every file: it is what it says it is, and no address of the page goes to where its links lead. */
const OF_ALL = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' } as const;
/** Scripts and styles are anybody's to load, and so a sandboxed frame's, which counts as a stranger on its own site. */
const OF_ASSETS = { 'Access-Control-Allow-Origin': '*' } as const;

/** The headers that a server should send with a file of the site; pages and what can be a worker's script have a content policy. */
export function headersFor(file: string): Readonly<Record<string, string>> {
  if (file.endsWith('.html')) return { ...OF_ALL, 'Content-Security-Policy': policyOfPage(file) };
  // Where a script is no worker's but a page's, browsers pass over it.
  if (file.endsWith('.js')) return { ...OF_ALL, ...OF_ASSETS, 'Content-Security-Policy': workerPolicy };
  return file.endsWith('.css') ? { ...OF_ALL, ...OF_ASSETS } : OF_ALL;
}

/**
 * The same for hosts that read a file of that name beside the site (Netlify, Cloudflare Pages). Each page by itself, with and without
 * its ending: where two patterns fit, both policies would hold.
 */
function headersFile(pages: readonly string[]): string {
  const block = (address: string, headers: Readonly<Record<string, string>>) =>
    [address, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  const addresses = (page: string) => [page === 'index.html' ? '' : page.replace('.html', ''), page];
  return [
    block('/*', OF_ALL),
    ...pages.flatMap((page) =>
      addresses(page).map((address) =>
        block(`/${address}`, { 'Content-Security-Policy': policyOfPage(page) }),
      ),
    ),
    block('/assets/*', OF_ASSETS),
    block('/assets/*.js', { 'Content-Security-Policy': workerPolicy }),
  ].join('\n');
}

/** Writes what can be said so into the head of every page of the built site, and the rest for hosts. */
export function contentPolicyPlugin(): Plugin {
  let pages: readonly string[] = [];
  return {
    name: 'unroll:content-policy',
    apply: 'build',
    configResolved({ build }) {
      pages = [...(build.rolldownOptions.input as string[]), EXAMPLE];
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(pages) });
    },
    transformIndexHtml: (_html, { path: page }) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOfTag(page) },
        injectTo: 'head-prepend',
      },
      { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' }, injectTo: 'head-prepend' },
    ],
  };
}
