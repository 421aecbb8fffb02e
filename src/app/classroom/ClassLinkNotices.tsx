/** Says of the class link what means nothing in it; nothing of it is seen in its place. */
import { useEffect } from 'react';
import { usePage, useSession } from '../sessionContext.ts';
import { classLinkNotices } from './classLinkNotices.ts';

export function ClassLinkNotices() {
  const session = useSession();
  const plan = usePage(({ classPlan }) => classPlan);
  useEffect(() => {
    const stops = plan ? classLinkNotices(plan).map((sentence) => session.notices.sayWhile(sentence)) : [];
    return () => stops.forEach((stop) => stop());
  }, [session, plan]);
  return null;
}
