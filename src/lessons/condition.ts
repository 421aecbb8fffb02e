/**
 * What a lesson may wait for: a closed vocabulary over facts that the page has anyway. `seconds>=60 | standing>=learning` means
 * one or the other; `&` binds closer. Before the name of a network that races may stand whose fact it is: `lstm.standing>=solved`.
 */

import { shown } from '../config/fragment.ts';

/** From worst to best, but for `diverged`, which is none of them. */
export const STANDINGS = ['untrained', 'guessing', 'learning', 'solved'] as const;
export type Standing = (typeof STANDINGS)[number] | 'diverged';

/** What is known of one network. */
export interface NetworkFacts {
  readonly step: number;
  readonly standing: Standing;
  /** Share of its size that the gradient keeps with each step back. */
  readonly rate?: number | undefined;
  /** ‖∂L/∂h‖ at the first step over that at the step of the error. */
  readonly reach?: number | undefined;
  /** The newest validation loss, and the metric from 0 to 1. */
  readonly loss?: number | undefined;
  readonly metric?: number | undefined;
  /** The metric by length, where it was measured. */
  readonly accuracy?: ReadonlyMap<number, number> | undefined;
}

/** What a condition is judged by. */
export interface Facts {
  /** Since the step of the lesson began. */
  readonly seconds: number;
  /** By cell; the page's own network is `own`. */
  readonly networks: ReadonlyMap<string, NetworkFacts>;
  /** Instruments and panels opened since the step began. */
  readonly opened: ReadonlySet<string>;
  /** Keys of the link that the person has changed since. */
  readonly changed: ReadonlySet<string>;
  /** Whether the playhead was moved, and whether the network was asked something. */
  readonly moved: boolean;
  readonly asked: boolean;
}

type Comparison = '>=' | '<=' | '>' | '<' | '=';

export type Condition =
  | {
      readonly fact: 'seconds' | 'step' | 'rate' | 'reach' | 'loss' | 'metric';
      readonly of?: string;
      readonly is: Comparison;
      readonly value: number;
    }
  | {
      readonly fact: 'accuracy';
      readonly of?: string;
      readonly length: number;
      readonly is: Comparison;
      readonly value: number;
    }
  | { readonly fact: 'standing'; readonly of?: string; readonly is: Comparison; readonly value: Standing }
  | { readonly fact: 'opened' | 'changed'; readonly value: string }
  | { readonly fact: 'moved' | 'asked' };

/** One of these lists, each of which holds where all in it hold. */
export type Expression = readonly (readonly Condition[])[];

export type ReadExpression =
  { readonly ok: true; readonly value: Expression } | { readonly ok: false; readonly sentence: string };

const NUMBER_FACTS = ['seconds', 'step', 'rate', 'reach', 'loss', 'metric'] as const;
const COMPARED =
  /^(?:([a-z]+)\.)?(seconds|step|rate|reach|loss|metric|standing|accuracy@(\d{1,6}))\s*(>=|<=|>|<|=)\s*([\w.+-]+)$/;
const NAMED = /^(opened|changed):([\w-]{1,40})$/;
/** No more than anybody needs, so that no text takes long to judge. */
const MOST = 8;

/** Reads what stands behind `until:` or `when:`. */
export function readExpression(text: string): ReadExpression {
  const lists: Condition[][] = [];
  for (const alternative of text.split('|')) {
    const list: Condition[] = [];
    for (const part of alternative.split('&')) {
      const read = readCondition(part.trim());
      if (typeof read === 'string') return { ok: false, sentence: read };
      list.push(read);
    }
    lists.push(list);
  }
  if (lists.flat().length > MOST)
    return { ok: false, sentence: `A condition may have ${MOST} parts at most.` };
  return { ok: true, value: lists };
}

function readCondition(text: string): Condition | string {
  if (text === 'moved' || text === 'asked') return { fact: text };
  const named = NAMED.exec(text);
  if (named) return { fact: named[1] as 'opened' | 'changed', value: named[2]! };
  const compared = COMPARED.exec(text);
  if (!compared)
    return `“${shown(text)}” is no condition. There are: seconds>=60, step>=100, standing>=learning, rate<0.8, reach<0.001, loss<0.01, metric>=0.9, accuracy@200>=0.9, opened:cell, changed:length, moved, asked.`;
  const [, of, name, length, is, value] = compared as unknown as [
    string,
    string | undefined,
    string,
    string | undefined,
    Comparison,
    string,
  ];
  const whose = of === undefined ? {} : { of };
  if (name === 'standing') {
    const known = [...STANDINGS, 'diverged'].find((each) => each === value) as Standing | undefined;
    if (!known) return `A standing is one of ${STANDINGS.join(', ')} and diverged, not “${shown(value)}”.`;
    return { fact: 'standing', ...whose, is, value: known };
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return `“${shown(value)}” is no number.`;
  if (length !== undefined) return { fact: 'accuracy', ...whose, length: Number(length), is, value: number };
  return { fact: name as (typeof NUMBER_FACTS)[number], ...whose, is, value: number };
}

/** Whether it holds by what is known; what is not known holds nothing. */
export function holds(expression: Expression, facts: Facts): boolean {
  return expression.some((list) => list.every((condition) => holdsOne(condition, facts)));
}

function holdsOne(condition: Condition, facts: Facts): boolean {
  switch (condition.fact) {
    case 'moved':
    case 'asked':
      return facts[condition.fact];
    case 'opened':
    case 'changed':
      return facts[condition.fact].has(condition.value);
    case 'seconds':
      return compare(facts.seconds, condition.is, condition.value);
    case 'accuracy':
    case 'loss':
    case 'metric':
    case 'rate':
    case 'reach':
    case 'standing':
    case 'step': {
      const network = facts.networks.get(condition.of ?? 'own');
      return network !== undefined && holdsOf(condition, network);
    }
  }
}

function holdsOf(
  condition: Exclude<Condition, { readonly fact: 'moved' | 'asked' | 'opened' | 'changed' }>,
  network: NetworkFacts,
): boolean {
  switch (condition.fact) {
    case 'standing': {
      if (condition.value === 'diverged' || network.standing === 'diverged')
        return condition.value === network.standing;
      return compare(STANDINGS.indexOf(network.standing), condition.is, STANDINGS.indexOf(condition.value));
    }
    case 'accuracy':
      return compare(network.accuracy?.get(condition.length), condition.is, condition.value);
    case 'seconds':
      return false;
    case 'loss':
    case 'metric':
    case 'rate':
    case 'reach':
    case 'step':
      return compare(network[condition.fact], condition.is, condition.value);
  }
}

function compare(known: number | undefined, is: Comparison, value: number): boolean {
  if (known === undefined || Number.isNaN(known)) return false;
  switch (is) {
    case '>=':
      return known >= value;
    case '<=':
      return known <= value;
    case '>':
      return known > value;
    case '<':
      return known < value;
    case '=':
      return known === value;
  }
}
