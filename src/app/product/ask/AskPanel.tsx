/** All of an answer: the sentence, and each character or class with how likely the network takes it to be; and more to ask. */
import { AskAgain } from '../../parts/AskAgain.tsx';
import { answerSentence } from './answerSentence.ts';
import type { AskProps } from './AskStrip.tsx';
import { ChanceList } from './Chances.tsx';
import { useAsk } from './useAsk.ts';
import { WrittenList } from './Written.tsx';
import './ask.css';

export function AskPanel({ ask, task }: AskProps) {
  const { found, refusal, again, ask: askFor } = useAsk(ask, task);
  const reply = found?.reply;
  return (
    <div className="ask">
      <ul className="ask-examples" aria-label="Try one; none of them was in the training data">
        {ask.examples.map((example) => (
          <li key={example}>
            <button type="button" className="ask-example" onClick={() => askFor(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      <p className="ask-sentence" data-refused={refusal !== undefined || undefined}>
        {found
          ? answerSentence(found, ask)
          : (refusal ?? 'The answer comes as soon as the network is ready.')}
        <AskAgain again={again} />
      </p>
      {ask.answer.kind === 'class' ? (
        <ChanceList names={ask.answer.names} {...(reply?.kind === 'class' && { chances: reply.chances })} />
      ) : (
        <WrittenList written={reply?.kind === 'written' ? reply.written : undefined} />
      )}
    </div>
  );
}
