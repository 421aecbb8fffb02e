/** Whether the control of seeds and studies is in sight: where networks race, or something is studied. Else it is behind “More settings”. */
import { usePage, useSession } from '../sessionContext.ts';
import { useStudyLine } from './studyLine.ts';

export function useSeedsOutside(): boolean {
  const asked = usePage(({ runs, study }) => runs.length > 1 || study !== undefined);
  return useStudyLine(useSession()) !== undefined || asked;
}
