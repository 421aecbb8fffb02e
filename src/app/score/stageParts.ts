/** What a stage is given, and what it tells. */
import type { RunInfo, Readout } from '../../worker/protocol.ts';
import type { Cell, Compared, Lane } from './lanes/lane.ts';
import type { ScoreRace } from './rivals.ts';

/** What the score shows now, as React rendered it. */
export interface StageContent {
  readonly info: RunInfo;
  readonly lanes: readonly Lane[];
  readonly timeSteps: number;
  /** That of the network, where it has another than the page's. */
  readonly color: string | undefined;
  /** Those whose readings lie over its own. */
  readonly race?: ScoreRace | undefined;
}

/** What a stage tells. */
export interface StageEvents {
  /** Before drawing, with what is about to be drawn. */
  readonly onReading: (info: RunInfo, readout: Readout | undefined, rivals: readonly Compared[]) => void;
  /** The width of the lanes in rem, and whether the page is as narrow as a phone. */
  readonly onResize: (rem: number, narrow: boolean) => void;
  /** Which lane the person is on. */
  readonly onLane: (key: string | undefined) => void;
}

/** A cell of one of the lanes. */
export interface Place extends Cell {
  readonly key: string;
}
