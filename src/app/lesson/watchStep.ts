/** Looks at the page while a step of a lesson is taken: what the person does, and how the networks stand. */
import type { Condition, Expression, Facts } from '../../lessons/condition.ts';
import type { Session } from '../../store/session.ts';
import type { PageState } from '../../store/state.ts';
import { SEQUENCES } from '../results/lengthsQuestion.ts';
import { networkFacts } from './networkFacts.ts';

/** Shortest time between two measurements by length, in ms. */
const LENGTHS_PACE = 1500;

export interface StepWatch {
  facts(): Facts;
  /** Counts the seconds from now on. */
  beginAnew(): void;
  stop(): void;
}

/** The settings of a link by key, `vs` all together. */
function settingsOf(session: Session): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const pair of (session.link(false).split('#')[1] ?? '').split('&')) {
    const [key = '', value = ''] = pair.split('=');
    settings.set(key, `${settings.get(key) ?? ''}${value}`);
  }
  return settings;
}

const conditionsOf = (expressions: readonly (Expression | undefined)[]): readonly Condition[] =>
  expressions.flatMap((expression) => expression ?? []).flat();

/**
 * @param expressions all that will be judged by the facts, so that what costs the network time is asked only where it is needed
 */
export function watchStep(session: Session, expressions: readonly (Expression | undefined)[]): StepWatch {
  let begun = performance.now();
  const before = settingsOf(session);
  const { playhead } = session.scoreView.getState();
  const opened = new Set<string>();
  let asked = false;
  let moved = false;
  let accuracy: ReadonlyMap<number, number> | undefined;
  const note = ({ instrument, dialog }: PageState) => {
    for (const each of [instrument, dialog]) if (each !== undefined) opened.add(each);
  };
  note(session.store.getState());
  const conditions = conditionsOf(expressions);
  const lengths = conditions.flatMap((condition) =>
    condition.fact === 'accuracy' && condition.of === undefined ? [condition.length] : [],
  );
  const stops = [
    session.store.subscribe(note),
    session.scoreView.subscribe((view) => {
      if (view.playhead !== playhead) moved = true;
      if (view.sweep) opened.add('phases');
      // An input that was changed, or the network as it was earlier.
      if (view.pinned) asked = true;
    }),
    ...(lengths.length > 0
      ? [
          session.watch(
            { kind: 'lengths', lengths: [...new Set(lengths)], count: SEQUENCES },
            { least: LENGTHS_PACE },
            (found) => {
              if (found && 'results' in found)
                accuracy = new Map(found.results.map(({ length, metric }) => [length, metric]));
            },
          ),
        ]
      : []),
  ];
  return {
    facts: () => {
      const now = settingsOf(session);
      const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
        (key) => before.get(key) !== now.get(key),
      );
      const all = session.runs.all();
      const named = all.toReversed().map(({ run, state }) => {
        const lead = state === all[0]!.state;
        return [state.experiment.cell, networkFacts(state, run.series, lead ? accuracy : undefined)] as const;
      });
      return {
        seconds: (performance.now() - begun) / 1000,
        networks: new Map([...named, ['own', named.at(-1)![1]] as const]),
        opened,
        changed: new Set(changed),
        moved,
        asked,
      };
    },
    beginAnew: () => {
      begun = performance.now();
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
