/** A visitor types a source and reads what the network makes of it, and how sure it is; the answer follows the training. */
import { useEffect, useId, useState, type CSSProperties, type FormEvent } from 'react';
import { formatPercent } from '../../text/numbers.ts';
import { visibleSymbol } from '../../charts/symbolLane.ts';
import type { Ask } from '../../tasks/contract/abilities.ts';
import type { AskingState } from '../../store/asking.ts';
import { Button } from '../../ui/Button.tsx';
import type { Reply } from '../../worker/protocol.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { answerSentence, likeliest } from './answerSentence.ts';
import './ask.css';

export interface AskPanelProps {
  readonly ask: Ask;
}

const share = (probability: number): CSSProperties => ({ '--share': probability }) as CSSProperties;

/** What it wrote, symbol by symbol, each with how sure it was of it. */
function Written({ reply }: { readonly reply: Extract<Reply, { kind: 'written' }> | undefined }) {
  return (
    <ol className="ask-written" aria-label="What the network writes, and how sure it is of each character">
      {reply?.written.map(({ symbol, probability }, position) => (
        // oxlint-disable-next-line react/no-array-index-key -- a character is its place
        <li key={position} style={share(probability)}>
          <span className="ask-symbol">{visibleSymbol(symbol)}</span>
          <span className="ask-share">{Math.round(100 * probability)}&thinsp;%</span>
        </li>
      ))}
    </ol>
  );
}

/** Every class with its chance, always in the same order, so that nothing jumps while the network learns. */
function Chances({
  names,
  chances,
}: {
  readonly names: readonly string[];
  readonly chances?: readonly number[];
}) {
  const best = chances ? likeliest(chances) : -1;
  return (
    <ul className="ask-chances" aria-label="How likely the network takes each to be">
      {names.map((name, k) => (
        <li key={name} data-best={k === best} style={share(chances?.[k] ?? 0)}>
          <span>{name}</span>
          <span className="ask-share">{chances ? formatPercent(chances[k]!) : '–'}</span>
        </li>
      ))}
    </ul>
  );
}

function AnswerBody({ ask, reply }: { readonly ask: Ask; readonly reply: Reply | undefined }) {
  if (ask.answer.kind === 'written') return <Written reply={reply?.kind === 'written' ? reply : undefined} />;
  const chances = reply?.kind === 'class' ? reply.chances : undefined;
  return <Chances names={ask.answer.names} {...(chances ? { chances } : {})} />;
}

function sentenceOf(asking: AskingState | undefined, ask: Ask): string {
  if (!asking)
    return 'Nothing asked yet: the network answers at any time, before, while and after it learns.';
  if (!asking.answer) return 'The answer comes as soon as the network is ready.';
  return answerSentence(asking.answer, ask);
}

export function AskPanel({ ask }: AskPanelProps) {
  const session = useSession();
  const id = useId();
  const asking = usePage((state) => state.asking);
  const [text, setText] = useState(asking?.text ?? ask.examples[0] ?? '');
  const answer = asking?.answer;
  const refused = answer?.reply.kind === 'refused' && asking?.text === text;
  const sentence = sentenceOf(asking, ask);

  useEffect(() => {
    if (answer && !asking.renewed) session.announce(sentence, 'ask');
    // Only a new answer is spoken, not each time the sentence is written anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [answer?.id, session]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    session.ask(text);
  };
  const tryExample = (example: string) => {
    setText(example);
    session.ask(example);
  };
  return (
    <section className="results-chart ask" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>Ask the network</h2>
      </div>
      <form className="ask-form" onSubmit={submit} noValidate>
        <label htmlFor={`${id}-source`}>Type {ask.label}</label>
        <input
          id={`${id}-source`}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          placeholder={ask.examples[0]}
          aria-invalid={refused}
          aria-describedby={`${id}-sentence`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">Ask</Button>
      </form>
      <ul className="ask-examples" aria-label="Examples, none of which it has learned from">
        {ask.examples.map((example) => (
          <li key={example}>
            <button type="button" className="ask-example" onClick={() => tryExample(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      <p className="ask-sentence" id={`${id}-sentence`} data-refused={answer?.reply.kind === 'refused'}>
        {sentence}
      </p>
      <AnswerBody ask={ask} reply={answer?.reply} />
    </section>
  );
}
