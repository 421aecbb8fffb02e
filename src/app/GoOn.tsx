/** While an earlier page of this tab has left a run: the way back to it, in the place of the step count. Play begins anew. */
import { useEffect } from 'react';
import { Button } from '../ui/Button.tsx';
import { goOnText } from './goOnText.ts';
import { usePage, useSession } from './sessionContext.ts';

export function GoOn() {
  const session = useSession();
  const offer = usePage((state) => state.offer);
  const text = offer && goOnText(offer);
  const sentence = text?.sentence;
  useEffect(() => {
    if (sentence !== undefined) session.announce(sentence, 'go on');
  }, [session, sentence]);
  if (!text) return null;
  return (
    <span className="go-on">
      <Button title={text.sentence} onClick={() => session.keeper?.goOn()}>
        {text.label}
      </Button>
      <Button
        look="icon"
        title="Forget it"
        aria-label="Forget the run that was kept"
        onClick={() => session.keeper?.dismiss()}
      >
        ×
      </Button>
    </span>
  );
}
