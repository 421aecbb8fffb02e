/** The link of an embedded page to the same experiment on the ordinary page. */
import { encodePageView } from '../../config/index.ts';
import type { Session } from '../../store/session.ts';

/** With what a teacher has chosen for a class, and with own data where its own link has them. */
export function linkToUnroll(session: Session): string {
  const { classPlan, unlocked, ownInLink } = session.store.getState();
  const pairs = encodePageView({ view: 'page', keys: false, classPlan, unlocked });
  return session.link(ownInLink).replace('#', `#${pairs}`);
}
