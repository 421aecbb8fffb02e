/** What a task draws its batches from where it does not make them up: its texts, its series, its words; for `tasks.py`. */
import type { Experiment } from '../../config/experiment.ts';
import { arrive } from '../../loading/arrive.ts';
import type { OptionValues } from '../../options/option.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import { list, whole, type NumpyArray, type NumpyArrays } from './npz.ts';

type Read = (options: OptionValues, own: OwnData | undefined, timeSteps: number) => Promise<NumpyArrays>;

const LEVELS = 63;

const text: Read = async (options, own) => {
  const { sourceOf } = await arrive(() => import('../../tasks/text.ts'));
  const { readSymbols } = await arrive(() => import('../../tasks/text/symbols.ts'));
  const { symbols, indices } = readSymbols((await sourceOf(options, own)).text);
  return new Map([
    ['indices', list(indices)],
    ['symbols', whole(symbols.length)],
  ]);
};

const language: Read = async () => {
  const { readLanguages } = await arrive(() => import('../../tasks/words/languageProblem.ts'));
  const { corpora } = await readLanguages();
  return new Map<string, NumpyArray>(
    corpora.flatMap(({ training, heldOut }, k) => [
      [`training${k}`, list(training)],
      [`held_out${k}`, list(heldOut)],
    ]),
  );
};

const forecast: Read = async (options, own, timeSteps) => {
  const { seriesOf } = await arrive(() => import('../../tasks/forecast/seriesOf.ts'));
  const { prepare } = await arrive(() => import('../../tasks/forecast/prepared.ts'));
  const { values, order, measure } = await seriesOf(options, own);
  const prepared = prepare(values, timeSteps, Math.min(order, timeSteps >> 1), measure);
  return new Map([
    ['values', list(Float32Array.from(prepared.values))],
    ['order', whole(order)],
    ['training_length', whole(prepared.trainingLength)],
    ['test_start', whole(prepared.testStart)],
  ]);
};

const digits: Read = async () => {
  const { storedWords } = await arrive(() => import('../../tasks/digits/words.ts'));
  const { bandCenters } = await arrive(() => import('../../tasks/digits/features.ts'));
  const { training, knownVoices, newVoices } = await storedWords();
  const words = [training, knownVoices, newVoices].flatMap((part, code) =>
    part.map((word) => ({ ...word, code })),
  );
  const levels = words.flatMap(({ values }) => Array.from(values, (value) => Math.round(value * LEVELS)));
  return new Map([
    ['levels', list(Uint8Array.from(levels))],
    ['frames', list(Int32Array.from(words, ({ frames }) => frames))],
    ['digits', list(Uint8Array.from(words, ({ digit }) => digit))],
    ['parts', list(Uint8Array.from(words, ({ code }) => code))],
    ['centers', list(Int32Array.from(bandCenters))],
  ]);
};

const readers = new Map<string, Read>([
  ['text', text],
  ['language', language],
  ['forecast', forecast],
  ['digits', digits],
]);

/** The arrays of the experiment's task; none where it makes up all of its sequences. */
export async function taskData(
  { task, taskOptions }: Pick<Experiment, 'task' | 'taskOptions'>,
  own: OwnData | undefined,
  timeSteps: number,
): Promise<NumpyArrays | undefined> {
  return readers.get(task)?.(taskOptions, own, timeSteps);
}
