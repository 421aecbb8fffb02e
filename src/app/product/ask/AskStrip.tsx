/** A visitor types a source and reads what the network makes of it, and how sure it is; the answer follows the training. */
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { Ask } from '../../../tasks/contract/abilities.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Reply } from '../../../worker/protocol.ts';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { useSession } from '../../sessionContext.ts';
import { Strip } from '../Strip.tsx';
import { Likeliest } from './Chances.tsx';
import { answerSentence, wholeText } from './answerSentence.ts';
import { useAsk } from './useAsk.ts';
import { Characters } from './Written.tsx';
import '../form.css';
import './ask.css';

export interface AskProps {
  readonly ask: Ask;
  readonly task: string;
}

const WAITS = 'The answer comes as soon as the network is ready.';

function Short({ ask, reply }: { readonly ask: Ask; readonly reply: Reply }) {
  if (reply.kind === 'class')
    return <Likeliest names={ask.answer.kind === 'class' ? ask.answer.names : []} chances={reply.chances} />;
  return (
    <>
      <Characters written={reply.written} />
      <span className="ask-sure">{wholeText(reply)}</span>
    </>
  );
}

export function AskStrip({ ask, task }: AskProps) {
  const session = useSession();
  const id = useId();
  const { text: asked, asked: question, found, refusal, again, ask: askFor } = useAsk(ask, task);
  const [typed, type] = useState({ question, text: asked });
  // Whoever asks something else, here or in the panel, finds it in the field.
  const text = typed.question === question ? typed.text : asked;
  const refused = refusal !== undefined && asked === text;

  const [first] = useState(question);
  const sentence = found ? answerSentence(found, ask) : refusal;
  const said = useRef(first);
  useEffect(() => {
    // Only a new answer to what a visitor asked is spoken, not each time it comes again.
    if (sentence === undefined || said.current === question) return;
    said.current = question;
    session.announce(sentence, 'ask');
  }, [question, sentence, session]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    askFor(text);
  };
  return (
    <Strip title="Ask the network" step={found?.step}>
      <form className="product-form" onSubmit={submit} noValidate>
        <input
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          placeholder={ask.examples[0]}
          aria-label={`Type ${ask.label}`}
          aria-invalid={refused}
          aria-describedby={`${id}-answer`}
          onChange={(event) => type({ question, text: event.target.value })}
        />
        <Button type="submit">Ask</Button>
      </form>
      <p className="ask-short" id={`${id}-answer`} data-refused={refusal !== undefined || undefined}>
        {found ? <Short ask={ask} reply={found.reply} /> : (refusal ?? WAITS)}
        <AskAgain again={again} />
      </p>
    </Strip>
  );
}
