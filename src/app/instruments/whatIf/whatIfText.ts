/** What a change does to the network, in plain sentences. Time steps, units and layers count from 1 for people. */
import { formatValue } from '../../../text/numbers.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import type { RunInfo, Readout } from '../../../worker/protocol.ts';
import { targetAt, predictionAt } from '../../score/sentences.ts';
import { measureChange, type Place } from './measure.ts';

const UNCHANGED = 'Nothing changes: every state and every prediction is the same, to the last bit.';

/** "unit 7", or "unit 7 of layer 2" where there are several. */
function unitText({ layer, unit }: Place, score: Readout): string {
  const layers = score.lanes.some((lane) => lane.layer > 0);
  return layers ? `unit ${unit + 1} of layer ${layer + 1}` : `unit ${unit + 1}`;
}

/** A distance that is never written as nothing. */
function distanceText(size: number): string {
  return size < 0.005 ? 'less than 0.01' : formatValue(size);
}

function innerSentences(
  { lanes }: RunInfo,
  score: Readout,
  beside: Readout,
  held: readonly string[],
): string[] {
  const { firstStep, hidden, gate } = measureChange(lanes, score, beside, held);
  if (firstStep === undefined) return [];
  const found: string[] = [];
  if (hidden) {
    const size = distanceText(Math.abs(hidden.to - hidden.from));
    const where = `${unitText(hidden, score)}, t = ${hidden.step + 1}`;
    found.push(`From t = ${firstStep + 1} on the hidden state differs, by up to ${size} (${where}).`);
  } else {
    found.push(
      `From t = ${firstStep + 1} on the network is in another state, though no hidden state differs.`,
    );
  }
  if (gate) {
    const label = lanes.find(({ lane }) => lane.id === gate.lane)!.lane.label.toLowerCase();
    const way = `${formatValue(gate.from)} → ${formatValue(gate.to)} at t = ${gate.step + 1}`;
    found.push(`The ${label} of ${unitText(gate, score)} changed most (${way}).`);
  }
  return found;
}

/** The steps, from 0, at which the original example is asked. */
function askedSteps({ mask }: Readout): number[] {
  return [...mask.keys()].filter((t) => mask[t]! > 0);
}

function answerSentence(problem: ProblemInfo, score: Readout, beside: Readout): string {
  const asked = askedSteps(beside);
  const last = asked.at(-1);
  if (last === undefined) return '';
  const says = (reading: Readout, t: number) => predictionAt(problem, reading, t);
  if (asked.length === 1) {
    const [from, to] = [says(beside, last), says(score, last)];
    if (from === to) return `The prediction at t = ${last + 1} stays ${to}.`;
    return `The prediction at t = ${last + 1} changes from ${from} to ${to}.`;
  }
  // What is said, without how surely: "1 (87.0 %)" and "1 (86.1 %)" are the same answer.
  const word = (text: string) => text.replace(/ \(.*\)$/, '');
  const other = asked.filter((t) => word(says(score, t)) !== word(says(beside, t)));
  if (other.length === 0)
    return `The predictions at all ${asked.length} time steps that count stay the same.`;
  const [t] = other as [number];
  const first = `first at t = ${t + 1}, from ${says(beside, t)} to ${says(score, t)}`;
  return `The predictions change at ${other.length} of ${asked.length} time steps: ${first}.`;
}

/**
 * All sentences on what became of a reading, beside the original one.
 * @param held the gates that somebody holds
 */
export function changeSentences(
  info: RunInfo,
  score: Readout,
  beside: Readout,
  held: readonly string[] = [],
): string[] {
  if (score.timeSteps !== beside.timeSteps) return [];
  const [first, ...rest] = innerSentences(info, score, beside, held);
  if (first === undefined && score.outputs.every((value, k) => value === beside.outputs[k]))
    return [UNCHANGED];
  return [first, answerSentence(info.problem, score, beside), ...rest].filter(
    (sentence): sentence is string => sentence !== undefined && sentence !== '',
  );
}

/** The target of inputs that somebody has changed, as far as the task can say. */
export function rightSentence(problem: ProblemInfo, score: Readout, answers: 'right' | 'original'): string {
  if (answers === 'original')
    return 'This task cannot say the target of the changed input: the score shows that of the original one.';
  const asked = askedSteps(score);
  const last = asked.at(-1);
  if (last === undefined) return '';
  if (asked.length > 1) return 'The targets are worked out anew for the changed input.';
  return `The target of the changed input is ${targetAt(problem, score, last)}.`;
}
