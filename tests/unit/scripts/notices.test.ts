import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectNotices, dataNotices, formatNotices, packageFolder } from '../../../scripts/vite/notices.ts';

const modules = path.join(import.meta.dirname, '../../../node_modules');

describe('third-party notices', () => {
  it('finds the package of a bundled module, also a scoped or nested one', () => {
    expect(packageFolder('/p/node_modules/react/index.js')).toBe('/p/node_modules/react');
    expect(packageFolder('/p/node_modules/@scope/name/dist/a.js')).toBe('/p/node_modules/@scope/name');
    expect(packageFolder('/p/node_modules/a/node_modules/b/i.js')).toBe('/p/node_modules/a/node_modules/b');
    expect(packageFolder('/p/src/main.tsx')).toBeUndefined();
    expect(packageFolder('\0rolldown/runtime.js')).toBeUndefined();
  });

  it('names each bundled package once, with the licence text it ships', () => {
    const notices = collectNotices(
      [`${modules}/react/index.js`, `${modules}/react/cjs/react.production.js`],
      'APACHE',
    );
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ name: 'react', licence: 'MIT' });
    expect(notices[0]!.text).toMatch(/Permission is hereby granted, free of charge/);
  });

  it('gives the standard text to an Apache package that ships none', () => {
    const [core] = collectNotices([`${modules}/@tensorflow/tfjs-core/dist/index.js`], 'APACHE TEXT');
    expect(core).toMatchObject({ name: '@tensorflow/tfjs-core', version: '4.22.0', text: 'APACHE TEXT' });
  });

  it('gives a whole text to every package of the site, whatever it ships', () => {
    const names = ['seedrandom', '@tensorflow/tfjs-layers', 'assemblyscript/std/assembly'];
    const files = names.map((name) => `${modules}/${name}/index.js`);
    const [layers, assemblyScript, seedrandom] = collectNotices(files, 'APACHE TEXT');
    expect(layers!.text).toMatch(/^APACHE TEXT\n\nCopyright 2018 Google LLC\n\nPermission is hereby granted/);
    expect(assemblyScript).toMatchObject({ name: 'assemblyscript', licence: 'Apache-2.0' });
    expect(assemblyScript!.text).toMatch(/Apache License[^]*Version 2\.0/);
    expect(seedrandom!.text).toMatch(
      /^Copyright 2019 David Bau\.\s+Permission is hereby granted[^]*SOFTWARE\.$/,
    );
  });

  it('gives source and licence of the data, and of nothing that only reads them', () => {
    const data = path.join(import.meta.dirname, '../../../src/tasks/data');
    const notices = dataNotices(['prose.ts', 'declaration.ts', 'alice.ts'].map((name) => `${data}/${name}`));
    expect(notices).toHaveLength(2);
    expect(notices[0]).toMatch(/^Lewis Carroll/);
    expect(notices[1]).toContain('https://www.ohchr.org/en/human-rights/universal-declaration');
    expect(notices.join('')).not.toContain('*');
  });

  it('writes a text that several packages share once', () => {
    const text = formatNotices(
      [
        { name: 'a', version: '1', licence: 'MIT', text: 'SAME' },
        { name: 'b', version: '2', licence: 'MIT', text: 'SAME' },
      ],
      ['A book.'],
    );
    expect(text.match(/SAME/g)).toHaveLength(1);
    expect(text).toContain('a 1 (MIT)\nb 2 (MIT)');
    expect(text).toContain('A book.');
  });
});
