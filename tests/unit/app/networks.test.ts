import { describe, expect, test } from 'vitest';
import { openNetwork } from '../../../src/app/networks/open.ts';
import { networkFile } from '../../../src/app/networks/saving.ts';
import { decodeLink } from '../../../src/config/index.ts';
import { VERSION } from '../../../src/text/version.ts';
import { writeNetwork } from '../../../src/takeaway/savedNetwork.ts';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { runInfo, visit, type Visit } from '../../fixtures/fakeSession.ts';
import { keptAt, trainTo } from '../../fixtures/keptVisit.ts';

const LINK = 'task=adding&cell=lstm&units=4';
const SIZE = { inputSize: 2, outputSize: 1, timeSteps: 50 };
const DEVICE = runInfo().device;

/** The file of a network at step 40. */
function fileOf(link = LINK, own?: OwnData): Uint8Array {
  const { experiment } = decodeLink(link);
  return writeNetwork({ run: keptAt(40, experiment), size: SIZE, device: DEVICE, own, version: VERSION });
}

const next = () => new Promise((resolve) => setTimeout(resolve));
const state = ({ session }: Visit) => session.store.getState();

/** The page that a run stands on at step 7, and what must not change of it. */
function standing(): { page: Visit; untouched: () => void } {
  const page = visit('task=parity&cell=gru');
  trainTo(7, page);
  const untouched = () => {
    expect(page.client.loads).toHaveLength(1);
    expect(state(page)).toMatchObject({ step: 7, experiment: { task: 'parity' } });
    expect(page.address.entries).toEqual(['task=parity&cell=gru']);
  };
  return { page, untouched };
}

test('the version of files is that of the package', () => {
  expect(VERSION).toBe(packageJson.version);
});

describe('a network that is opened', () => {
  test('takes the place of the run once a worker has begun with it, and goes on there', async () => {
    const { page, untouched } = standing();
    const opening = openNetwork(page.session, fileOf());
    await next();
    const tried = page.clients[1]!;
    expect(tried.loads[0]).toMatchObject({ play: false, kept: { form: 'fused', checkpoint: { step: 40 } } });
    untouched();
    tried.ready();
    const { opened, sentences } = await opening;
    await next();
    expect(opened).toBe(true);
    expect(sentences).toEqual([
      'Opened: LSTM on “Adding problem” at training step 40. Play goes on where it stopped, as if it had never been saved.',
    ]);
    expect(tried.calls.at(-1)).toBe('dispose');
    const { kept, judge, play } = page.client.loads.at(-1)!;
    expect({ judge, play }).toEqual({ judge: true, play: false });
    expect(kept).toMatchObject({ form: 'fused', checkpoint: { step: 40, seconds: 2 } });
    expect(kept!.changes).toHaveLength(1);
    expect(state(page)).toMatchObject({
      step: 40,
      steered: true,
      experiment: { task: 'adding', hiddenSize: 4 },
    });
    expect(page.session.series.losses.length).toBe(40);
    expect(page.address.entries).toEqual(['task=parity&cell=gru', LINK]);
    page.session.dispose();
  });

  test('on another backend goes on in the form that is best there, and says that last digits may differ', async () => {
    const { page } = standing();
    const opening = openNetwork(page.session, fileOf());
    await next();
    page.clients[1]!.ready(
      runInfo({ form: 'wasm', device: { ...DEVICE, backend: 'wasm', name: 'WebAssembly' } }),
    );
    expect((await opening).sentences[0]).toMatch(
      /trained by WebGL, and here WebAssembly computes, so the last digits/,
    );
    expect(page.client.loads.at(-1)!.kept).not.toHaveProperty('form');
    page.session.dispose();
  });

  test.each<[string, Uint8Array, (page: Visit) => void, RegExp]>([
    ['is no network', new TextEncoder().encode('step,loss\n1,2\n'), () => {}, /holds no network/],
    ['is cut off', fileOf().subarray(0, 900), () => {}, /The end of this file is missing/],
    [
      'was made for other data',
      fileOf(),
      ({ clients }) => clients[1]!.ready(runInfo({ problem: { ...runInfo().problem, inputSize: 3 } })),
      /reads or answers something else/,
    ],
    [
      'cannot be computed here',
      fileOf(),
      ({ clients }) =>
        clients[1]!.events.status({ state: 'failed', why: { kind: 'refused', sentence: 'It cannot be.' } }),
      /^It cannot be\.$/,
    ],
  ])('that %s leaves the page as it is', async (_, bytes, answer, sentence) => {
    const { page, untouched } = standing();
    const opening = openNetwork(page.session, bytes);
    await next();
    answer(page);
    const { opened, sentences } = await opening;
    expect(opened).toBe(false);
    expect(sentences.join(' ')).toMatch(sentence);
    await next();
    untouched();
    page.session.dispose();
  });

  test('asks for the own data that it learned from, and takes none but those', async () => {
    const link = 'task=text&text=own&cell=lstm&units=4';
    const own: OwnData = { kind: 'text', text: 'Once upon a time. '.repeat(50) };
    const bytes = fileOf(link, own);
    const { page, untouched } = standing();
    const refused = await openNetwork(page.session, bytes, { kind: 'text', text: 'Another text.' });
    expect(refused.sentences[0]).toMatch(/learned from a text of 900 characters, which is not in the file/);
    untouched();
    const opening = openNetwork(page.session, bytes, own);
    await next();
    expect(page.clients[1]!.loads[0]!.own).toEqual(own);
    page.clients[1]!.ready();
    expect((await opening).opened).toBe(true);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    page.session.dispose();
  });
});

describe('a network that is saved', () => {
  test('is that of the last checkpoint, in a race any of them', async () => {
    const page = visit(`${LINK}&vs=cell:gru`);
    const files = () => page.session.runs.all().map((runner) => networkFile(runner));
    expect(files(), 'nothing was trained yet').toEqual([undefined, undefined]);
    page.clients.forEach((client) => client.ready());
    trainTo(12, page, 1);
    expect(files()[0]).toBeUndefined();
    expect(files()[1]).toMatchObject({ step: 12, experiment: { cell: 'gru' } });
    page.session.dispose();
  });
});
