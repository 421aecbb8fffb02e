/** Beside the sentence that says why there is no answer: asks again where what answers did not arrive. */
import { Button } from '../../ui/Button.tsx';
import type { KindId } from '../../worker/protocol.ts';
import type { Answer } from '../useAnswer.ts';

export function AskAgain<Id extends KindId>({ again }: Pick<Answer<Id>, 'again'>) {
  return again ? (
    <>
      {' '}
      <Button onClick={again}>Try again</Button>
    </>
  ) : null;
}
