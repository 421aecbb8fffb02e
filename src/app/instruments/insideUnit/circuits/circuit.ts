/** What a circuit is: a drawing of one cell, whose parts name terms of the cell's equations. */
import type { ComponentType } from 'react';
import type { OptionValues } from '../../../../options/option.ts';
import type { Readout } from '../../../../worker/protocol.ts';

export interface CircuitProps {
  readonly options: OptionValues;
  readonly layer: number;
  readonly score: Readout;
  /** The step under the playhead, from 0. */
  readonly t: number;
}

export interface CircuitDrawing {
  /** Of the drawing, which is 360 wide. */
  readonly height: number;
  readonly Drawing: ComponentType<CircuitProps>;
}
