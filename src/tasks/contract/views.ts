/** How a person sees one example: what the input and output lanes draw. */

/**
 * How the input lane draws one example. Ranges are in the network's numbers, before `units`. Symbols are the texts
 * themselves, so that joining them gives what was written; a lane shows white space by a mark. An input of symbols is
 * told from an input of values by this view's kind.
 */
export type InputView =
  | {
      readonly kind: 'bars';
      /** What the bars of feature 0 are, and their range. */
      readonly label: string;
      readonly range: readonly [number, number];
      /** What a dot under a bar means where feature 1 is above 0.5; absent when there is one feature. */
      readonly mark?: string;
    }
  | {
      readonly kind: 'line';
      readonly label: string;
      readonly range: readonly [number, number];
      readonly unit: string;
    }
  | { readonly kind: 'symbols'; readonly label: string; readonly symbols: readonly string[] }
  | {
      readonly kind: 'spectrogram';
      readonly label: string;
      /** Centre of each feature's band in hertz, from the lowest. */
      readonly bands: readonly number[];
      readonly range: readonly [number, number];
      /** How many decibels the range spans; its upper end is 0 dB, the loudest of the sound. */
      readonly decibels: number;
    };

/** How the output lane draws what the network says against what is right. */
export type OutputView =
  | {
      readonly kind: 'value';
      readonly label: string;
      readonly range: readonly [number, number];
      readonly unit?: string;
    }
  | { readonly kind: 'bit'; readonly label: string }
  | { readonly kind: 'symbols'; readonly label: string; readonly symbols: readonly string[] }
  /** The probability of each class over time, for few classes: the path to the answer is worth seeing. */
  | { readonly kind: 'classes'; readonly label: string; readonly classes: readonly string[] };

/** Shows numbers of the network in the units of the series: `shown = value · scale + offset`. */
export interface Units {
  readonly scale: number;
  readonly offset: number;
}
