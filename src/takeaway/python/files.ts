/** The files that are the same in every zip, as text. Loaded when somebody first takes a network to PyTorch. */
import batches from './batches.py?raw';
import check from './check.py?raw';
import network from './network.py?raw';
import readme from './README.md?raw';
import report from './report.py?raw';
import requirements from './requirements.txt?raw';
import notebook from './run.ipynb?raw';
import start from './start.py?raw';
import tasks from './tasks.py?raw';
import tasksSeries from './tasks_series.py?raw';
import tasksWords from './tasks_words.py?raw';
import toKeras from './to_keras.py?raw';
import train from './train.py?raw';
import training from './training.py?raw';
import random from './unroll_random.py?raw';

/** By their names in the zip. */
export const python: ReadonlyMap<string, string> = new Map([
  ['README.md', readme],
  ['requirements.txt', requirements],
  ['run.ipynb', notebook],
  ['check.py', check],
  ['train.py', train],
  ['training.py', training],
  ['report.py', report],
  ['network.py', network],
  ['start.py', start],
  ['tasks.py', tasks],
  ['tasks_words.py', tasksWords],
  ['tasks_series.py', tasksSeries],
  ['batches.py', batches],
  ['unroll_random.py', random],
  ['to_keras.py', toKeras],
]);
