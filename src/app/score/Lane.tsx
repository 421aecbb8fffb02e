/** The frame of one lane: its name, the drawing on the shared time axis, and its scale. */
import { memo } from 'react';
import type { AttentionFrame } from './attentionLane.ts';
import { MARK_ROOM } from '../../charts/classLane.ts';
import { foldsOf, isFolded, type LaneFrame, type OutputFrame } from './lanes.ts';

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
  const layerName = 'layerName' in frame && frame.layerName;
  return (
    <div className="score-label" title={frame.help}>
      {foldsOf(frame) ? (
        <button
          type="button"
          className="score-fold"
          aria-expanded={!isFolded(frame)}
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
      {frame.kind === 'gradient' && (
        <span className="score-key" data-view="gradient">
          <span className="score-key-h">by h</span>
          <span className="score-key-x">by x</span>
        </span>
      )}
      <span className="score-hidden" id={`${id}-help`}>
        {frame.help}
      </span>
      <span className="score-hidden" id={`${id}-say`} data-say={frame.key} />
    </div>
  );
}

export const Lane = memo(function Lane({ frame, id, timeSteps, units, onFold }: LaneProps) {
  const walkable = (frame.kind === 'map' && !frame.folded) || frame.kind === 'attention';
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
    <div className="score-lane" data-kind={frame.kind} data-folded={isFolded(frame)}>
      <Label frame={frame} id={id} onFold={onFold} />
      <div
        className="score-plot"
        id={`${id}-plot`}
        data-lane={frame.key}
        data-units={rowsOf(frame, units, timeSteps)}
        data-room={frame.kind === 'output' && frame.view === 'classes' ? MARK_ROOM : undefined}
        data-map={mapOf(frame)}
        data-view={'view' in frame ? frame.view : undefined}
        data-squares={(frame.kind === 'attention' && !frame.folded) || undefined}
        data-tall={growsTall(frame) || undefined}
        style={{ '--lane': `${frame.height}px`, '--rows': frame.scale.length } as React.CSSProperties}
        aria-label={[frame.name, 'layerName' in frame && frame.layerName, frame.sub]
          .filter(Boolean)
          .join(', ')}
        aria-describedby={`${id}-say ${id}-help`}
        {...role}
      >
        <canvas />
        {walkable && <span className="score-followed" hidden />}
        {walkable && <span className="score-cell" />}
        {frame.kind === 'attention' && <Squares frame={frame} />}
      </div>
      <div className="score-scale" data-view={'view' in frame ? frame.view : undefined} aria-hidden="true">
        {ramp && <span className="score-ramp" data-map={ramp} />}
        <span className="score-ends">
          {frame.scale.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </span>
      </div>
      {frame.kind === 'gradient' && (
        <p className="score-caption">
          <b data-rate="what" /> <span data-rate="where" />
        </p>
      )}
    </div>
  );
});

/** Which head is which, and in squares the row of the step under the playhead. */
function Squares({ frame }: { readonly frame: AttentionFrame }) {
  return Array.from({ length: frame.heads }, (_, head) => (
    <span
      key={head}
      className="score-head"
      aria-hidden="true"
      style={{ '--head': head, '--heads': frame.heads } as React.CSSProperties}
    >
      {!frame.folded && <i className="score-query" />}
      {frame.heads > 1 && <span className="score-head-name">{head + 1}</span>}
    </span>
  ));
}

/** Rows that the pointer tells apart. */
function rowsOf(frame: LaneFrame, units: number, timeSteps: number): number {
  if (frame.kind === 'attention') return frame.heads * (frame.folded ? 1 : timeSteps);
  if (frame.kind === 'map') return frame.folded ? 1 : units;
  return frame.rows ?? 1;
}

/** The colours that the scale spells out. */
function rampOf(frame: LaneFrame): 'diverging' | 'sequential' | undefined {
  if (frame.kind === 'map' && frame.folded) return undefined;
  return mapOf(frame) ?? ('view' in frame && frame.view === 'spectrogram' ? 'sequential' : undefined);
}

function mapOf(frame: LaneFrame): 'diverging' | 'sequential' | undefined {
  if (frame.kind === 'attention') return 'sequential';
  return frame.kind === 'map' ? frame.map : undefined;
}

/** A map that has room to be twice as high on a large screen: one layer, and not too many units. */
function growsTall(frame: LaneFrame): boolean {
  return frame.kind === 'map' && !frame.folded && frame.layerName === '' && frame.height <= MOST_TO_DOUBLE;
}
