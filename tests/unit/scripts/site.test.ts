import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh, serve, type Served } from '../../../scripts/lib/site.ts';

let folder: string;
let served: Served | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unroll-'));
  mkdirSync(path.join(folder, 'dist'));
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'dist/index.html'), '<p>here</p>');
  writeFileSync(path.join(folder, 'src/a.ts'), '');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
});

afterEach(async () => {
  await served?.close();
  served = undefined;
  rmSync(folder, { recursive: true });
});

/** The status of a raw path, which `fetch` would tidy up before sending. */
function statusOf(url: string, rawPath: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path: rawPath }, (response) => resolve(response.resume().statusCode)).on(
      'error',
      reject,
    );
  });
}

describe('serving the built site', () => {
  it('gives files with their types and says when there is none', async () => {
    served = await serve([0], { folder: path.join(folder, 'dist') });
    const response = await fetch(served.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>here</p>');
    expect((await fetch(`${served.url}gone.js`)).status).toBe(404);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%', '//x/../../secret.txt'])(
    'gives nothing outside of its folder: %s',
    async (rawPath) => {
      served = await serve([0], { folder: path.join(folder, 'dist') });
      expect(await statusOf(served.url, rawPath)).toBe(404);
    },
  );

  it('sends pages and scripts with their content policies, and only workers may use WebAssembly', async () => {
    writeFileSync(path.join(folder, 'dist/a.js'), '');
    writeFileSync(path.join(folder, 'dist/a.css'), '');
    served = await serve([0], { folder: path.join(folder, 'dist') });
    const headerOf = async (file: string, name: string) =>
      (await fetch(`${served!.url}${file}`)).headers.get(name);
    const policyOf = (file: string) => headerOf(file, 'content-security-policy');
    const page = await policyOf('');
    expect(page).toMatch(/^default-src 'none'; script-src 'self'; worker-src 'self'; /);
    expect(page).not.toContain('unsafe');
    expect(page).toMatch(/require-trusted-types-for 'script'; trusted-types default$/);
    expect(await headerOf('a.css', 'referrer-policy')).toBe('no-referrer');
    expect(await headerOf('a.css', 'x-content-type-options')).toBe('nosniff');
    expect(await policyOf('a.js')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
    expect(await policyOf('a.css')).toBeNull();
  });

  it('takes the next port when one is in use', async () => {
    const first = await serve([0], { folder: path.join(folder, 'dist') });
    try {
      const taken = Number(new URL(first.url).port);
      served = await serve([taken, 0], { folder: path.join(folder, 'dist') });
      expect(served.url).not.toBe(first.url);
      await expect(serve([taken], { folder: path.join(folder, 'dist') })).rejects.toThrow(
        /None of the ports/,
      );
    } finally {
      await first.close();
    }
  });
});

describe('whether the site must be built', () => {
  const touch = (file: string, seconds: number) => utimesSync(path.join(folder, file), seconds, seconds);

  it('is fresh when nothing changed after it was built', () => {
    for (const file of ['src/a.ts', 'src']) touch(file, 1000);
    touch('dist/index.html', 2000);
    expect(isFresh(folder)).toBe(true);
  });

  it('must be built again after a change, after a file went, and when it is missing', () => {
    for (const file of ['src/a.ts', 'src']) touch(file, 1000);
    touch('dist/index.html', 2000);
    touch('src/a.ts', 3000);
    expect(isFresh(folder)).toBe(false);
    touch('src/a.ts', 1000);
    touch('src', 3000);
    expect(isFresh(folder)).toBe(false);
    touch('src', 1000);
    rmSync(path.join(folder, 'dist/index.html'));
    expect(isFresh(folder)).toBe(false);
  });
});
