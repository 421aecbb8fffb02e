/** What the trained network answered to typed sources, as lines on the terminal. */
import type { Ask } from '../../src/tasks/contract/abilities.ts';
import type { Refused, Reply } from '../../src/worker/protocol.ts';
import { formatPercent } from '../../src/text/numbers.ts';

/** One question of `--ask` with its answer. */
export interface Asked {
  readonly text: string;
  readonly answer: {
    /** Training steps behind the network that was asked. */
    readonly step: number;
    readonly reply: Reply | Refused;
  };
}

function answerOf(reply: Reply | Refused, ask: Ask | undefined): string {
  switch (reply.kind) {
    case 'refused':
      return reply.sentence;
    case 'written': {
      const text = reply.written.map(({ symbol }) => symbol).join('');
      return `${text}${reply.ended ? '' : ' …'}  ${formatPercent(reply.probability)} sure`;
    }
    case 'class': {
      const names = ask?.answer.kind === 'class' ? ask.answer.names : [];
      return reply.chances
        .map((chance, k) => ({ chance, name: names[k] ?? String(k) }))
        .toSorted((a, b) => b.chance - a.chance)
        .slice(0, 3)
        .map(({ chance, name }) => `${name} ${formatPercent(chance)}`)
        .join(', ');
    }
    default:
      return reply satisfies never;
  }
}

export function askedLines(asked: readonly Asked[], ask: Ask | undefined): string[] {
  return asked.map(({ text, answer }) => `“${text.slice(0, 80)}”: ${answerOf(answer.reply, ask)}`);
}
