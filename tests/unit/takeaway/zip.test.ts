import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/math/crc32.ts';
import { npy } from '../../../src/takeaway/zip/npz.ts';
import { zipOf } from '../../../src/takeaway/zip/zip.ts';
import { experimentOf, orderOf, python } from '../../fixtures/takeaway/taken.ts';

describe('the zip that is taken to PyTorch', () => {
  it('has the same bytes for the same run, and all files that it names', async () => {
    const { taken, weights } = await orderOf(
      experimentOf({ task: 'forecast', cell: 'gru', cellOptions: { reset: 'after' } }),
      1,
    );
    const [one, other] = [await zipOf(taken, weights, python), await zipOf(taken, weights, python)];
    expect(one).toEqual(other);
    const files = unzipSync(one);
    const readme = new TextDecoder().decode(files['README.md']);
    const named = [...readme.matchAll(/`(\w+\.(?:py|json|npz|csv|ipynb|safetensors))`/g)].map(
      ([, name]) => name!,
    );
    expect(Object.keys(files).toSorted()).toEqual(
      [...new Set(['README.md', 'requirements.txt', ...named])].toSorted(),
    );
    expect(readme).not.toContain('{{');
    expect(new TextDecoder().decode(files['history.csv'])).toMatch(
      /^step,loss,held_out_loss,metric\n1,0\.\d+,,\n$/,
    );
  });

  it('has a script to train by that can be read in one go, and no file that stands in the way of a module of Python', () => {
    expect(python.get('train.py')!.split('\n').length).toBeLessThanOrEqual(250);
    for (const name of ['random.py', 'keras.py', 'torch.py', 'types.py'])
      expect([...python.keys()]).not.toContain(name);
  });

  it('leaves none of the files out where the page makes it', async () => {
    const { python: onPage } = await import('../../../src/takeaway/python/files.ts');
    expect(Object.fromEntries(onPage)).toEqual(Object.fromEntries(python));
  });

  it('sums bytes up as zlib does', () => {
    expect(crc32([new TextEncoder().encode('1234'), new TextEncoder().encode('56789')])).toBe(0xcbf43926);
  });

  it('writes arrays as NumPy reads them', () => {
    const bytes = npy({ data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] });
    const header = new TextDecoder('latin1').decode(bytes.subarray(0, 128));
    expect(header.slice(1, 6)).toBe('NUMPY');
    expect(header.slice(10)).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 3\), \} *\n$/);
    expect(new Float32Array(bytes.slice(128).buffer)).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6));
  });
});
