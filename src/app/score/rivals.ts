/** The networks that race with the score's own, whose readings of the same example lie over its own. */
import type { Readout } from '../../worker/protocol.ts';
import type { RaceReadings } from './lanes/lane.ts';

/** Must keep its identity while the same race. */
export interface ScoreRace {
  /** Tells when a rival has read anew; returns an unsubscribe function. */
  onRead(tell: () => void): () => void;
  /** The readings of those who have read the same example. */
  readings(own: Readout): RaceReadings;
}
