/** What the stage is asked to show, by the link and the lesson. */
import { useMemo } from 'react';
import { courseUnderWay } from '../lesson/courses.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { stageViewOf, type StageView } from './shown.ts';

export function useStageView(): StageView {
  const session = useSession();
  const show = usePage(({ classPlan }) => classPlan?.show);
  const lesson = usePage((state) => state.lesson);
  return useMemo(() => {
    const step = lesson && courseUnderWay(session)?.lesson.steps[lesson.at];
    return stageViewOf(show, step?.look ?? []);
  }, [session, show, lesson]);
}
