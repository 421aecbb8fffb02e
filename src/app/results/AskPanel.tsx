/** A visitor types a source and reads what the network makes of it, and how sure it is; the answer follows the training. */
import { useEffect, useId, useState, type CSSProperties, type FormEvent } from 'react';
import { formatPercent } from '../../text/numbers.ts';
import { visibleSymbol } from '../../charts/symbolLane.ts';
import type { Ask } from '../../tasks/contract/abilities.ts';
import { Button } from '../../ui/Button.tsx';
import type { Question, Reply } from '../../worker/protocol.ts';
import { useSession } from '../sessionContext.ts';
import { AskAgain } from '../parts/AskAgain.tsx';
import { useAnswer, type Answer } from '../useAnswer.ts';
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

/** So long an answer stands, in ms, while training goes on. */
const CALMLY = { least: 2000 };

function sentenceOf(asked: unknown, { found, refusal }: Answer<'prompt'>, ask: Ask): string {
  if (!asked) return 'Nothing asked yet: the network answers at any time, before, while and after it learns.';
  if (found) return answerSentence(found, ask);
  return refusal ?? 'The answer comes as soon as the network is ready.';
}

export function AskPanel({ ask }: AskPanelProps) {
  const session = useSession();
  const id = useId();
  const [question, setQuestion] = useState<Question<'prompt'>>();
  const answer = useAnswer(session, question, CALMLY);
  const [text, setText] = useState(ask.examples[0] ?? '');
  // An answer to the question before is none to this one.
  const current =
    answer.question === question
      ? answer
      : { ...answer, found: undefined, refusal: undefined, again: undefined };
  const { found, refusal } = current;
  const refused = refusal !== undefined && question?.text === text;
  const sentence = sentenceOf(question, current, ask);
  const askFor = (source: string) => setQuestion({ kind: 'prompt', text: source });

  const answered = found !== undefined || refusal !== undefined;
  useEffect(() => {
    if (answered) session.announce(sentence, 'ask');
    // Only a new answer is spoken, not each time it comes again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [question, answered, session]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    askFor(text);
  };
  const tryExample = (example: string) => {
    setText(example);
    askFor(example);
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
      <p className="ask-sentence" id={`${id}-sentence`} data-refused={refusal !== undefined}>
        {sentence}
        <AskAgain again={current.again} />
      </p>
      <AnswerBody ask={ask} reply={found?.reply} />
    </section>
  );
}
