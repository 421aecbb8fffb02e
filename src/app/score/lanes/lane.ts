/**
 * The contract of a lane. A kind is one file here and one line in `index.ts`: it makes its lanes of what the run says of itself,
 * and each lane draws itself and says itself in words. Nothing outside of a kind's file knows which kinds there are.
 */
import type { ReactNode } from 'react';
import { prepare, type Surface } from '../../../charts/canvas.ts';
import { clearHeatmap } from '../../../charts/heatmap.ts';
import type { Theme } from '../../../charts/theme.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import type { InputView } from '../../../tasks/contract/views.ts';
import type { Choice } from '../../../options/option.ts';
import type { Followed, ScoreView, UnitPlace } from '../../../store/scoreView.ts';
import type { Edit } from '../../../store/edits.ts';
import type { Readout, RunInfo } from '../../../worker/protocol.ts';

/** What decides, before anything is drawn, which lanes there are and how they look. */
export interface ScoreShape {
  /** Undefined while it is not known yet what the task shows: lanes then only keep their room. */
  readonly problem: ProblemInfo | undefined;
  /** What the model shows of each layer. */
  readonly modelLanes: RunInfo['lanes'];
  /** Each step hands its hidden state on to the next. */
  readonly recurrent: boolean;
  readonly layers: number;
  readonly units: number;
  /** Heads of attention in each layer; 0 where there is none. */
  readonly heads: number;
  readonly timeSteps: number;
  /** True where other networks race with this one, whose readings may lie over its own. */
  readonly racing?: boolean;
  /** Whose error the gradient lane is to follow. */
  readonly followed: Followed;
  /** The unit that is followed through all lanes. */
  readonly unit?: UnitPlace | undefined;
  /** What is shown is compared with the original network or example. */
  readonly compared?: boolean;
  /** The input can be changed on its lane. */
  readonly editable?: boolean;
  /** Keys of the lanes that have been unfolded. */
  readonly open: ReadonlySet<string>;
  /** Where the person has fixed the end of a lane's scale, by its key. */
  readonly fixed: ReadonlyMap<string, number>;
}

/** A network by its name, and how its line is drawn. */
export interface NetworkLook {
  readonly name: string;
  /** As style rules take it, and on a canvas. */
  readonly color: string;
  colorOn(theme: Theme): string;
  readonly dash: readonly number[];
  /** A piece of its line as a background. */
  readonly piece: string;
}

/** What another network reads in the same example. */
export interface RivalReading extends NetworkLook {
  readonly readout: Readout;
  /** Each of its steps hands its hidden state on to the next. */
  readonly recurrent: boolean;
  /** Its states reach as far as the lead's, so that one scale of colours serves both. */
  readonly sharesScale: boolean;
}

/** What is compared with a reading. */
export type Compared = Pick<RivalReading, 'readout' | 'sharesScale'>;

/** The gradients of several networks in one lane: `gradientRace.ts`, which only a race loads. */
export interface GradientRace {
  caption(own: Readout, race: RaceReadings, recurrent: boolean): readonly CaptionPart[];
  sentenceAt(own: Readout, race: RaceReadings, t: number): string;
  describe(own: Readout, race: RaceReadings, recurrent: boolean): string;
  /** @param range powers of ten at the foot and at the top */
  draw(
    surface: Surface,
    own: Readout,
    race: RaceReadings,
    range: readonly [number, number],
    theme: Theme,
  ): void;
}

/** The readings that lie over a network's own, in a race. */
export interface RaceReadings {
  readonly lead: NetworkLook;
  readonly rivals: readonly RivalReading[];
  readonly gradients: GradientRace;
}

/** A reading, as the score shows it. */
export interface Shown {
  readonly readout: Readout;
  /** What it is compared with, drawn quietly. */
  readonly beside: Readout | undefined;
  /** Set where lanes show how far one reading is from another: the two. */
  readonly difference: { readonly score: Readout; readonly beside: Readout } | undefined;
  /** What a person has changed of the input, which the reading has already. */
  readonly edit?: Edit | undefined;
  /** In a race, unless an instrument holds the reading: those of the rivals on the same example. */
  readonly race?: RaceReadings | undefined;
  /** The playhead's step, from 0. */
  readonly playhead: number;
  /** The unit in each row of a layer; undefined where rows stand as they are. */
  readonly orderOf: (layer: number) => readonly number[] | undefined;
}

/** A step, and a row of the drawing, both from 0. */
export interface Cell {
  readonly step: number;
  readonly row: number;
}

/** How the cursor goes that arrow keys move from cell to cell. */
export interface LaneCursor {
  /** The cell it stands on: `kept` has its row, and no step before it has been moved. */
  cell(kept: { readonly row: number; readonly step?: number }, playhead: number): Cell;
  /** Moved to a cell: what is kept of it, and the playhead's step; it stays where that is absent. */
  move(cell: Cell): { readonly kept: Cell; readonly playhead?: number };
}

/** Most cursors stand on the playhead's step. */
export const onPlayhead: LaneCursor = {
  cell: ({ row }, playhead) => ({ step: playhead, row }),
  move: (cell) => ({ kept: cell, playhead: cell.step }),
};

/** A row a time step, a column a unit, head, feature or layer. */
export interface LaneTable {
  readonly columns: readonly string[];
  /** One step, from 0. */
  row(step: number): readonly string[];
  /** What the rows are, where they are not the steps of the lane itself. */
  readonly note?: string;
}

/** A number in the line under the score, for the step under the playhead. */
export interface PlayheadValue {
  /** Unique within the score. */
  readonly id: string;
  readonly label: string;
  /** It is of the network's inside, and stands behind what goes in and comes out. */
  readonly inside?: boolean;
  at(problem: ProblemInfo, readout: Readout, step: number): string;
}

/** What a person chooses at the lane itself, out of a few. */
export interface LaneChoice {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  /** What of the view is another then. */
  choose(value: string): Partial<ScoreView>;
}

/** A mark of the drawing beside the lane's name, and what it means. */
export type LegendEntry = readonly [
  mark: 'line' | 'end' | 'dots' | 'room' | 'ring' | 'block' | 'tick' | 'box' | 'ramp' | 'bar' | 'dash',
  label: string,
];

/** A piece of a caption: plain words, words that stand out, or words about a network, behind a bit of what is drawn of it. */
export interface CaptionPart {
  readonly text: string;
  readonly strong?: boolean;
  readonly network?: NetworkLook & { readonly drawnAs: 'bars' | 'line' };
}

export interface Lane {
  /** Unique within the score. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** "layer 2" where there are several; stands before `sub`. */
  readonly layerName?: string;
  /** A few words under the name. */
  readonly sub: string;
  /** How to read the lane, in a sentence or two. */
  readonly help: string;
  readonly legend?: readonly LegendEntry[];
  readonly choice?: LaneChoice;
  /** Height of the drawing in CSS pixels. */
  readonly height: number;
  /** Its height while an open drawer leaves the lanes little room; as ever where absent. */
  readonly compact?: number;
  /** Its height where the window is high; as ever where absent. */
  readonly tall?: number;
  /** Labels of the scale, from top to bottom. */
  readonly scale: readonly string[];
  /** The scale reaches as far below zero as above, and a person may fix its end; absent where it is what it is. */
  readonly reach?: { readonly end: number; readonly fixed: boolean };
  /** The colours of the drawing, where it is a heatmap; a scale with two ends spells them out. */
  readonly map?: 'diverging' | 'sequential';
  /** Rows of the drawing that the pointer tells apart; one where absent. */
  readonly rows?: number;
  /** Room under the rows, in CSS pixels. */
  readonly foot?: number;
  /** Unfolds by its name, and whether it is folded now; absent where it does not fold. */
  readonly folded?: boolean;
  /** Each row is a unit of this layer: it can be followed through all lanes, and rows stand in the chosen order. */
  readonly unitsOf?: number;
  /** Makes the lane a field of cells that can be walked by arrow keys; without it, it is a picture. */
  readonly cursor?: LaneCursor;
  /** The input as it can be changed on the lane; values lie between the ends of the range. */
  readonly input?: { readonly view: InputView; readonly range: readonly [number, number] };
  /** What of a training step the lane shows, where it is not the way forward. */
  readonly about?: 'loss' | 'backward';
  /** Style rules that only such a lane needs. */
  readonly view?: 'symbols' | 'classes';
  /** Over the drawing. The custom property `--playhead-at` has the playhead's place, 0 to 1. */
  readonly overlay?: ReactNode;
  /** The drawing shows where the playhead stands, and is drawn anew when it moves. */
  readonly drawsPlayhead?: boolean;
  /** The drawing shows the rivals of a race as well, and is drawn anew when one of them has read. */
  readonly drawsRivals?: boolean;
  readonly values?: readonly PlayheadValue[];
  draw(canvas: HTMLCanvasElement, shown: Shown, theme: Theme): void;
  /** Undefined where the reading has nothing of the lane. */
  table(shown: Pick<Shown, 'readout' | 'playhead'>): LaneTable | undefined;
  /** The drawing holds what is not a number. */
  broken?(readout: Readout): boolean;
  /** One cell in words; undefined where the reading has nothing of it. */
  sentenceAt(shown: Shown, cell: Cell): string | undefined;
  /** The lane in a few sentences, for those who cannot see it. */
  describe?(shown: Shown): string;
  /** The whole picture in a sentence, as its name. */
  label?(readout: Readout): string;
  /** A line under the drawing. */
  caption?(shown: Shown): readonly CaptionPart[];
  /** The lane as it shows differences, on a scale from −end to end; absent where it shows none. */
  differing?(end: number): Lane;
}

/** @typeParam Fit what of a reading decides how the lanes look: a scale, for instance; plain data */
export interface LaneKind<Fit = unknown> {
  /**
   * @param before what was found of the reading before: keep it where it serves, so that a scale stays calm
   * @param rivals what the others of a race read in the same example: what is compared stands on one scale
   */
  fit?(readout: Readout, problem: ProblemInfo, before: Fit | undefined, rivals?: readonly Compared[]): Fit;
  /** From top to bottom; none where the run has nothing of the kind. @param fit undefined before the first reading */
  lanes(shape: ScoreShape, fit: Fit | undefined): readonly Lane[];
}

/** Draws a lane with lines and shapes, on a clear canvas at the screen's resolution. */
export function onSurface(draw: (surface: Surface, shown: Shown, theme: Theme) => void): Lane['draw'] {
  return (canvas, shown, theme) => {
    const surface = prepare(canvas);
    if (surface) draw(surface, shown, theme);
  };
}

/** A lane that only keeps its room while it is not known yet what the task shows. */
export const room: Pick<Lane, 'sub' | 'help' | 'scale' | 'draw' | 'table' | 'sentenceAt'> = {
  sub: '',
  help: '',
  scale: [],
  draw: clearHeatmap,
  table: () => undefined,
  sentenceAt: () => undefined,
};
