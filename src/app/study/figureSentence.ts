/** What stands under a figure of the study, and what may be concluded of it. */
import { VERSION } from '../../config/version.ts';
import { backendLabel } from '../../store/deviceLabels.ts';
import { captionOf } from '../../studies/caption.ts';
import { comparedOf } from '../../studies/conclude.ts';
import { conclusionText } from '../../studies/conclusionText.ts';
import { networkName, placeName } from '../../studies/names.ts';
import { cellsOf, networksOf } from '../../studies/study.ts';
import { summariesOf } from '../../studies/summary.ts';
import { networkNames } from '../race/names.ts';
import type { StudyControl } from './studyControl.ts';

type Known = Pick<StudyControl, 'study' | 'outcomes'>;

/** Undefined before the first run is done. */
export function figureSentence({ study, outcomes }: Known): string | undefined {
  if (!study) return undefined;
  const backends = new Set([...outcomes.values()].flatMap(({ backend }) => backend ?? []));
  return captionOf(study, summariesOf(cellsOf(study), outcomes), {
    networks: networkNames(networksOf(study)),
    devices: [...backends].map(backendLabel),
    version: VERSION,
  });
}

/** For each place where networks were compared, what may be concluded; nothing before all their runs are done. */
export function conclusions({ study, outcomes }: Known): readonly { place: string; sentence: string }[] {
  if (!study) return [];
  const networks = networkNames(networksOf(study));
  return comparedOf(summariesOf(cellsOf(study), outcomes)).flatMap(({ place, cells, conclusion }) => {
    if (cells.some(({ runs, outcomes: found }) => found.length < runs.length)) return [];
    const names = cells.map((cell) => networkName(cell, networks));
    const sentence = conclusionText(conclusion, names);
    return sentence === undefined ? [] : [{ place: placeName(study.base, place), sentence }];
  });
}
