/** Who races, as the score of the lead lays their readings over its own. */
import { findModel } from '../../models/index.ts';
import { gradientRace } from '../score/lanes/gradientRace.ts';
import type { Rival, ScoreRace } from '../score/rivals.ts';
import { colorOf, pieceOf, styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';

/** @param networks the lead first */
export function scoreRaceOf([lead, ...rivals]: readonly NetworkOnPage[]): ScoreRace | undefined {
  if (!lead || rivals.length === 0) return undefined;
  return { lead: asRival(lead), rivals: rivals.map(asRival), gradients: gradientRace };
}

function asRival({ name, lineStyle, series }: NetworkOnPage): Rival {
  return {
    name,
    color: styleOf(lineStyle).color,
    colorOn: (theme) => colorOf(theme, lineStyle),
    dash: lineStyle.dash,
    piece: pieceOf(lineStyle),
    series,
    recurrent: findModel(lineStyle.cell)?.recurrent ?? true,
  };
}
