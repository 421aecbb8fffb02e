/** One lane on the page: its name, the drawing on the shared time axis, and its scale. */
import { memo, type CSSProperties, type ReactNode } from 'react';
import type { ScoreView } from '../../store/scoreView.ts';
import { Select } from '../../ui/Select.tsx';
import { placeOf } from './lanePlace.ts';
import type { Lane } from './lanes/lane.ts';
import { part } from '../parts/part.tsx';
import type { ScaleChoiceProps } from './ScaleChoice.tsx';

/** Nobody fixes a scale in the first moment. */
const ScaleChoice = part(
  'Choice of a scale',
  () => import('./ScaleChoice.tsx'),
  (module) => module.ScaleChoice,
  { place: 'tool' },
);

export interface LaneViewProps {
  readonly lane: Lane;
  /** Makes ids unique where several scores are on one page. */
  readonly id: string;
  readonly timeSteps: number;
  readonly onFold: (key: string) => void;
  readonly onView: (view: Partial<ScoreView>) => void;
  readonly onFix: ScaleChoiceProps['onFix'];
  /** Stands under its name. */
  readonly beside?: ReactNode;
}

function Label({ lane, id, onFold, onView, beside }: Omit<LaneViewProps, 'timeSteps' | 'onFix'>) {
  const { choice } = lane;
  const name = <span className="score-name">{lane.name}</span>;
  return (
    <div className="score-label" data-about-lane={lane.key}>
      {lane.folded === undefined ? (
        name
      ) : (
        <button
          type="button"
          className="score-fold"
          aria-expanded={!lane.folded}
          aria-controls={`${id}-plot`}
          onClick={() => onFold(lane.key)}
        >
          {name}
        </button>
      )}
      {lane.help && <span className="score-about" aria-hidden="true" />}
      {lane.layerName && <span className="score-layer">{lane.layerName}</span>}
      {lane.sub && <span className="score-sub">{lane.sub}</span>}
      {lane.legend && (
        <span className="score-legend">
          {lane.legend.map(([mark, label]) => (
            <span key={mark} data-mark={mark}>
              {label}
            </span>
          ))}
        </span>
      )}
      {choice && (
        <Select
          aria-label={choice.label}
          title={choice.choices.find(({ value }) => value === choice.value)?.help}
          choices={choice.choices}
          value={choice.value}
          onChange={(value) => onView(choice.choose(value))}
        />
      )}
      {beside}
      <span className="score-hidden" id={`${id}-help`}>
        {lane.help}
      </span>
      <span className="score-hidden" id={`${id}-say`} data-say={lane.key} />
    </div>
  );
}

/** The heights that the style sheets choose from. */
function heights({ height, compact = height, tall = height, scale, foot = 0 }: Lane): CSSProperties {
  const style = {
    '--lane': `${height}px`,
    '--compact': `${compact}px`,
    '--tall': `${tall}px`,
    '--rows': scale.length,
    '--foot': `${foot}px`,
  };
  return style as CSSProperties;
}

export const LaneView = memo(function LaneView(props: LaneViewProps) {
  const { lane, id, timeSteps, onFold, onView, onFix, beside } = props;
  const { kind, about, view, map, scale } = lane;
  const role = lane.cursor
    ? ({
        role: 'slider',
        tabIndex: 0,
        'aria-roledescription': lane.input ? 'input that can be changed' : 'heatmap',
        'aria-orientation': 'horizontal',
        'aria-valuemin': 1,
        'aria-valuemax': timeSteps,
      } as const)
    : ({ role: 'img' } as const);
  return (
    <div
      className="score-lane"
      data-place={placeOf(lane)}
      data-kind={kind}
      data-about={about}
      data-view={view}
      data-folded={lane.folded ?? false}
      style={heights(lane)}
    >
      <Label lane={lane} id={id} onFold={onFold} onView={onView} beside={beside} />
      <div
        className="score-plot"
        id={`${id}-plot`}
        data-lane={lane.key}
        data-map={map}
        aria-label={[lane.name, lane.layerName, lane.sub].filter(Boolean).join(', ')}
        aria-describedby={`${id}-say ${id}-help`}
        {...role}
      >
        <canvas />
        {lane.unitsOf !== undefined && <span className="score-followed" hidden />}
        {lane.cursor && <span className="score-cell" />}
        {lane.overlay}
      </div>
      <div className="score-scale" data-fixed={lane.reach?.fixed || undefined}>
        {map && scale.length > 1 && <span className="score-ramp" data-map={map} aria-hidden="true" />}
        <span className="score-ends" aria-hidden="true">
          {scale.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </span>
        {lane.reach && <ScaleChoice lane={lane} reach={lane.reach} onFix={onFix} />}
      </div>
      {lane.caption && <p className="score-caption" data-caption={lane.key} />}
    </div>
  );
});
