import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import file from '../../../package.json' with { type: 'json' };
import { dataSources } from '../../../src/app/dialogs/dataSources.ts';
import { VERSIONS } from '../../../src/app/dialogs/versions.ts';

const data = path.join(import.meta.dirname, '../../../src/tasks/data');

describe('about', () => {
  it('names the versions that are built', () => {
    expect(VERSIONS).toEqual({
      unroll: file.version,
      react: file.dependencies.react,
      tensorflow: file.dependencies['@tensorflow/tfjs-core'],
    });
  });

  it('says of all data where they come from', () => {
    const licensed = readdirSync(data).filter((name) =>
      readFileSync(path.join(data, name), 'utf8').slice(0, 3000).includes('Licence:'),
    );
    expect(licensed.length).toBeGreaterThan(3);
    expect(dataSources.map((source) => `${source.file}.ts`).toSorted()).toEqual(licensed.toSorted());
  });
});
