/** Begins the embedded page, once somebody has pressed Play on its poster. */
import type { ReactNode } from 'react';
import { pageViewIn } from '../../config/index.ts';
import { noteThatItCollects, tellAround } from '../../embed/around.ts';
import { heightDialects, readFromHost, type ToHost } from '../../embed/messages.ts';
import type { Session } from '../../store/session.ts';
import type { SessionParts } from '../../store/sessionParts.ts';
import { EmbedPage } from './EmbedPage.tsx';
import { answerHost } from './host.ts';
import { trainInSight } from './inSight.ts';
import { embeddedAddress, forgettingShelf, unframed } from './surroundings.ts';
import { tellHeight } from './wantedHeight.ts';
import { watchSight } from './watchSight.ts';

type Mount = (parts: Partial<SessionParts>, content: ReactNode) => Session;

/**
 * Nothing that is told by itself is a secret.
 * @param address of the frame as the page around knows it
 */
const teller = (address: string) => (message: ToHost) => {
  const { parent } = window;
  tellAround(message);
  if (parent === window || message.type !== 'height') return;
  for (const data of heightDialects(message.height, address)) parent.postMessage(data, '*');
};

export function start(mount: Mount): void {
  const tell = teller(location.href);
  const address = embeddedAddress();
  const { keys } = pageViewIn(address.read());
  const session = mount({ address, shelf: forgettingShelf(keys) }, <EmbedPage />);
  const sight = trainInSight(session, watchSight(document.documentElement));
  tellHeight(session, (height) => tell({ type: 'height', height }));
  // A lesson may ask for a prediction first.
  if (!session.store.getState().lesson) session.play();
  const goTo = (fragment: string) => location.replace(`#${unframed(fragment)}`);
  const take = answerHost({ session, sight, tell, goTo, collects: noteThatItCollects });
  window.addEventListener('message', ({ source, data }) => {
    const message = source === window.parent && source !== window && readFromHost(data);
    if (message) take(message);
  });
  // The poster goes, and hands over what was asked of it.
  document.dispatchEvent(new Event('unroll:begun'));
}
