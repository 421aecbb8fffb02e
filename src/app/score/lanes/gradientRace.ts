/** The gradients of networks that race, side by side: how fast each shrinks or grows on its way back, in a line and by time step. */
import { drawGradients } from '../../../charts/gradientLane.ts';
import { drawRival } from '../../../charts/gradientRivals.ts';
import { formatFactor, formatLoss, formatRoughly } from '../../../text/numbers.ts';
import type { Readout } from '../../../worker/protocol.ts';
import { changesOf, comparedLengths, gradientSentence, shownGradients, stopOf } from './gradientText.ts';
import type { CaptionPart, GradientRace, NetworkLook, RaceReadings } from './lane.ts';

type Network = NetworkLook & { readonly readout: Readout; readonly recurrent: boolean };

/** The lead first. */
function networksOf(readout: Readout, race: RaceReadings, recurrent: boolean): Network[] {
  return [{ ...race.lead, readout, recurrent }, ...race.rivals];
}

/** What becomes of one by the hidden state, in a word or two; `rate` only where one may be said. */
function changeOf({ readout, recurrent }: Network): { readonly rate?: string; readonly text: string } {
  const gradients = shownGradients(readout);
  const change = recurrent && gradients && changesOf(gradients).find(({ state }) => state === 'h');
  if (!change) return { text: 'has no rate' };
  if (change.is === 'unsteady') return { text: `varies ${formatRoughly(change.rate.extent)}-fold` };
  const rate = formatFactor(change.rate.factor);
  return { rate, text: rate };
}

/** "RNN 0.49 · LSTM 1.00 of its size with each step back · Attention has no rate" */
function caption(own: Readout, race: RaceReadings, recurrent: boolean): CaptionPart[] {
  const said = networksOf(own, race, recurrent).map((network, k) => {
    const { readout: _, recurrent: __, ...look } = network;
    const { rate, text } = changeOf(network);
    const drawnAs = k === 0 ? ('bars' as const) : ('line' as const);
    return {
      rated: rate !== undefined,
      part: { text: `${look.name} ${text}`, network: { ...look, drawnAs } },
    };
  });
  const listed = (rated: boolean) =>
    said
      .filter((one) => one.rated === rated)
      .flatMap(({ part }, k) => (k === 0 ? [part] : [{ text: ' · ' }, part]));
  const [rates, others] = [listed(true), listed(false)];
  return [
    ...rates,
    ...(rates.length > 0 ? [{ text: ' of its size with each step back' }] : []),
    ...(rates.length > 0 && others.length > 0 ? [{ text: ' · ' }] : []),
    ...others,
  ];
}

/** One time step: "t = 12: ‖∂L/∂h‖ of RNN 0.0031, of LSTM 0.4". */
function sentenceAt(own: Readout, race: RaceReadings, t: number): string {
  const said = networksOf(own, race, true).map(({ name, readout }) => {
    const length = comparedLengths(readout, own)?.[t];
    return `${name} ${length === undefined ? '–' : formatLoss(length)}`;
  });
  return `t = ${t + 1}: ‖∂L/∂h‖ of ${said.join(', of ')}`;
}

/** All networks in sentences, for those who cannot see them. */
function describe(own: Readout, race: RaceReadings, recurrent: boolean): string {
  return networksOf(own, race, recurrent)
    .map((network) => `${network.name}: ${gradientSentence(network.readout, network.recurrent)}`)
    .join(' ');
}

const NOTHING = new Float32Array(0);

function draw(...[surface, own, race, range, theme]: Parameters<GradientRace['draw']>): void {
  const gradients = shownGradients(own);
  if (!gradients) return;
  const { of, hidden, truncate } = gradients;
  const cuts = { every: truncate, stop: stopOf(gradients) };
  const lane = { of, hidden: hidden.slice(-1), others: [], inputs: NOTHING, fits: [], cuts };
  const paint = drawGradients(surface, { ...lane, timeSteps: own.timeSteps, range }, theme);
  for (const { readout, colorOn, dash } of race.rivals) {
    const lengths = comparedLengths(readout, own);
    if (lengths) drawRival(paint, { lengths, color: colorOn(theme), dash });
  }
}

export const gradientRace: GradientRace = { caption, sentenceAt, describe, draw };
