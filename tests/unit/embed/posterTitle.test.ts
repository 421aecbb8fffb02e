import { expect, it } from 'vitest';
import { posterTitle } from '../../../src/embed/posterTitle.ts';

it.each([
  ['', 'Adding problem · LSTM'],
  ['view=embed&task=copy&cell=gru', 'Copy memory · GRU'],
  [
    'task=copy&cell=rnn&vs=cell:lstm&vs=units:8,cell:gru',
    'Copy memory · Simple RNN against LSTM against GRU',
  ],
  ['task=copy&task=parity', 'Parity · LSTM'],
  ['lesson=fading&at=2', 'Lesson: fading'],
  ['lesson=own.abc', 'A lesson'],
  ['task=__proto__&cell=toString', '__proto__ · toString'],
  [`task=${'x'.repeat(500)}%00%0A&cell=lstm`, `${'x'.repeat(40)} · LSTM`],
  ['task=%E0%A4%A', '�%A · LSTM'],
])('the poster of "%s" says “%s”', (fragment, title) => {
  expect(posterTitle(fragment)).toBe(title);
});
