/** The frame of one lane: its name, the drawing on the shared time axis, and its scale. */
import { memo } from 'react';
import { MARK_ROOM } from '../../charts/classLane.ts';
import type { LaneFrame, OutputFrame } from './lanes.ts';

/** Higher maps are high enough. */
const MOST_TO_DOUBLE = 128;

export interface LaneProps {
  readonly frame: LaneFrame;
  /** Makes ids unique where several scores are on one page. */
  readonly id: string;
  readonly timeSteps: number;
  readonly units: number;
  readonly onFold: (key: string) => void;
}

/** What the two marks of the output lane mean, beside its name. */
function OutputKey({ view }: { readonly view: OutputFrame['view'] }) {
  // Rows of symbols are named beside their scale.
  if (view === 'symbols') return null;
  if (view === 'classes') {
    return (
      <span className="score-key" data-view={view}>
        <span className="score-key-sure">0 to 1</span>
        <span className="score-key-right">right</span>
      </span>
    );
  }
  return (
    <span className="score-key" data-view={view}>
      <span className="score-key-says">says</span>
      <span className="score-key-right">right</span>
    </span>
  );
}

function Label({ frame, id, onFold }: Omit<LaneProps, 'timeSteps' | 'units'>) {
  const layerName = frame.kind === 'map' && frame.layerName;
  const foldable = frame.kind === 'map' && frame.folds;
  return (
    <div className="score-label" title={frame.help}>
      {foldable ? (
        <button
          type="button"
          className="score-fold"
          aria-expanded={!frame.folded}
          aria-controls={`${id}-plot`}
          onClick={() => onFold(frame.key)}
        >
          <span className="score-name">{frame.name}</span>
        </button>
      ) : (
        <span className="score-name">{frame.name}</span>
      )}
      {layerName && <span className="score-layer">{layerName}</span>}
      <span className="score-sub">{frame.sub}</span>
      {frame.kind === 'output' && <OutputKey view={frame.view} />}
      <span className="score-hidden" id={`${id}-help`}>
        {frame.help}
      </span>
    </div>
  );
}

export const Lane = memo(function Lane({ frame, id, timeSteps, units, onFold }: LaneProps) {
  const walkable = frame.kind === 'map' && !frame.folded;
  const role = walkable
    ? ({
        role: 'slider',
        tabIndex: 0,
        'aria-roledescription': 'heatmap',
        'aria-orientation': 'horizontal',
        'aria-valuemin': 1,
        'aria-valuemax': timeSteps,
      } as const)
    : ({ role: 'img' } as const);
  const ramp = rampOf(frame);
  return (
    <div className="score-lane" data-kind={frame.kind} data-folded={frame.kind === 'map' && frame.folded}>
      <Label frame={frame} id={id} onFold={onFold} />
      <div
        className="score-plot"
        id={`${id}-plot`}
        data-lane={frame.key}
        data-units={rowsOf(frame, units)}
        data-room={frame.kind === 'output' && frame.view === 'classes' ? MARK_ROOM : undefined}
        data-map={frame.kind === 'map' ? frame.map : undefined}
        data-view={frame.kind === 'map' ? undefined : frame.view}
        data-tall={growsTall(frame) || undefined}
        style={{ '--lane': `${frame.height}px`, '--rows': frame.scale.length } as React.CSSProperties}
        aria-label={[frame.name, frame.kind === 'map' && frame.layerName, frame.sub]
          .filter(Boolean)
          .join(', ')}
        aria-describedby={`${id}-help`}
        {...role}
      >
        <canvas />
        {walkable && <span className="score-followed" hidden />}
        {walkable && <span className="score-cell" />}
      </div>
      <div
        className="score-scale"
        data-view={frame.kind === 'map' ? undefined : frame.view}
        aria-hidden="true"
      >
        {ramp && <span className="score-ramp" data-map={ramp} />}
        <span className="score-ends">
          {frame.scale.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </span>
      </div>
    </div>
  );
});

/** Rows that the pointer tells apart. */
function rowsOf(frame: LaneFrame, units: number): number {
  if (frame.kind === 'map') return frame.folded ? 1 : units;
  return frame.rows ?? 1;
}

/** The colours that the scale spells out. */
function rampOf(frame: LaneFrame): 'diverging' | 'sequential' | undefined {
  if (frame.kind === 'map') return frame.folded ? undefined : frame.map;
  return frame.view === 'spectrogram' ? 'sequential' : undefined;
}

/** A map that has room to be twice as high on a large screen: one layer, and not too many units. */
function growsTall(frame: LaneFrame): boolean {
  return frame.kind === 'map' && !frame.folded && frame.layerName === '' && frame.height <= MOST_TO_DOUBLE;
}
