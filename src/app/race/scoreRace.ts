/** Who races, as the score of the lead lays their readings over its own. */
import { findModel } from '../../models/about/index.ts';
import { gradientRace } from '../score/lanes/gradientRace.ts';
import type { ScoreRace } from '../score/rivals.ts';
import { colorOf, pieceOf, styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';

/** @param networks the lead first */
export function scoreRaceOf([lead, ...rivals]: readonly NetworkOnPage[]): ScoreRace | undefined {
  if (!lead || rivals.length === 0) return undefined;
  const reach = reachOf(lead);
  const looks = rivals.map((network) => ({
    ...lookOf(network),
    recurrent: findModel(network.lineStyle.cell)?.recurrent ?? true,
    sharesScale: reachOf(network) === reach,
  }));
  return {
    onRead(tell) {
      const stops = rivals.map(({ series }) => {
        let last = series.score;
        return series.subscribe(() => {
          if (series.score === last) return;
          last = series.score;
          tell();
        });
      });
      return () => {
        for (const stop of stops) stop();
      };
    },
    readings: (own) => ({
      lead: lookOf(lead),
      rivals: rivals.flatMap(({ series: { score } }, k) =>
        score?.example === own.example && score.timeSteps === own.timeSteps
          ? [{ ...looks[k]!, readout: score }]
          : [],
      ),
      gradients: gradientRace,
    }),
  };
}

/** How far a hidden state is expected to reach: what stays within 1 would be pale on the scale of one that goes beyond. */
function reachOf({ lineStyle }: NetworkOnPage): number | undefined {
  return findModel(lineStyle.cell)?.states[0]?.range[1];
}

function lookOf({ name, lineStyle }: NetworkOnPage) {
  return {
    name,
    color: styleOf(lineStyle).color,
    colorOn: (theme: Parameters<typeof colorOf>[0]) => colorOf(theme, lineStyle),
    dash: lineStyle.dash,
    piece: pieceOf(lineStyle),
  };
}
