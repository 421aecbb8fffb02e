/** An answer of the network to a visitor's question, in one sentence. */
import { formatPercent } from '../../../text/numbers.ts';
import type { Ask } from '../../../tasks/contract/abilities.ts';
import type { Found, Reply } from '../../../worker/protocol.ts';
import { whenText } from '../whenText.ts';

type Written = Extract<Reply, { kind: 'written' }>;

/** The index of the likeliest. */
export function likeliest(chances: readonly number[]): number {
  return chances.indexOf(Math.max(...chances));
}

/** "98.2 % sure of the whole" */
export function wholeText({ probability, ended }: Written): string {
  const sure = `${formatPercent(probability)} sure of the whole`;
  return ended ? sure : `${sure}, without an end`;
}

export function answerSentence({ reply, step }: Found<'prompt'>, ask: Ask): string {
  switch (reply.kind) {
    case 'written': {
      const text = reply.written.map(({ symbol }) => symbol).join('');
      const writes = text === '' ? 'nothing' : `“${text}”`;
      const end = reply.ended ? '' : ' and finds no end';
      const sure = `${formatPercent(reply.probability)} sure of the whole`;
      return `The network reads “${reply.read}” and writes ${writes}${end}, ${sure}, ${whenText(step)}.`;
    }
    case 'class': {
      const names = ask.answer.kind === 'class' ? ask.answer.names : [];
      const best = likeliest(reply.chances);
      const sure = `${formatPercent(reply.chances[best]!)} sure`;
      return `The network takes “${reply.read}” for ${names[best]}, ${sure}, ${whenText(step)}.`;
    }
  }
}
