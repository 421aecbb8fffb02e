/** Gives a hand-in to the page around an embedded one. It holds a name and anybody may be around: so only by a press, and it says to whom. */
import { useState } from 'react';
import { originAround, tellAround } from '../../embed/around.ts';
import { Button } from '../../ui/Button.tsx';

/** @param text empty as long as there is nothing to hand in */
export function HandToAround({ text }: { readonly text: string }) {
  const origin = originAround();
  const [given, setGiven] = useState('');
  const done = text !== '' && text === given;
  return (
    <div className="hand-in-text">
      <p>
        {origin === undefined
          ? 'The page around this one asks for what you hand in. The browser does not say whose page it is, and anybody can make one: give it your name and answers only if your teacher sent you there.'
          : `The page around this one, of ${origin}, asks for what you hand in. Anybody can make such a page: give it your name and answers only if your teacher sent you there.`}
      </p>
      <div className="dialog-foot hand-in-ways">
        <Button
          disabled={text === ''}
          onClick={() => {
            tellAround({ type: 'handin', text }, origin);
            setGiven(text);
          }}
        >
          Hand in to the page around
        </Button>
      </div>
      <p className="copy-state" role="status">
        {done && 'Given to the page around. Only that page can say whether it has kept it.'}
      </p>
    </div>
  );
}
