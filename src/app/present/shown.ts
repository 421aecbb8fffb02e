/** What of the page stands on the stage: as the link says, else where the lesson looks, else what tells most. */
import type { PlaceId } from '../../lessons/places.ts';

export type StageChart = 'loss' | 'metric' | 'norm' | 'lengths';

const CHARTS: readonly StageChart[] = ['loss', 'metric', 'norm', 'lengths'];

export interface StageView {
  /** The lanes' places, in the order in which they are wanted; undefined where nobody has chosen. */
  readonly lanes: readonly string[] | undefined;
  /** Undefined where the link leaves out all of them. */
  readonly chart: StageChart | undefined;
  /** The id of the instrument that stands in the chart's place. */
  readonly instrument: string | undefined;
}

/**
 * @param show of the link; undefined where it has none
 * @param look where the step of the lesson looks; empty without a lesson
 */
export function stageViewOf(show: readonly string[] | undefined, look: readonly PlaceId[]): StageView {
  const isShown = (name: string) => show?.includes(name) ?? true;
  const looked = (kind: string) =>
    look.filter((place) => place.startsWith(`${kind}:`)).map((place) => place.slice(kind.length + 1));
  const lookedAt = looked('lane').map((id) => `lane:${id}`);
  // What a task produces stands with its output.
  if (look.includes('product')) lookedAt.push('lane:output');
  const allowed = lookedAt.filter(isShown);
  const named = show?.filter((name) => name.startsWith('lane:'));
  const charts = [...looked('chart'), ...CHARTS].filter(isShown);
  return {
    lanes: allowed.length > 0 ? allowed : named,
    chart: charts.find((chart): chart is StageChart => CHARTS.includes(chart as StageChart)),
    instrument: isShown('instruments') ? looked('panel')[0] : undefined,
  };
}
