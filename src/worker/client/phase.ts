/**
 * Where a run stands, in one value: `next` says what a wish of the page or a word of the worker makes of it, and what is to be
 * done then. Words cross on the way, so a phase also holds what was wished while an answer is awaited.
 */
import type { Recovering, RunStatus, WhyFailed } from './status.ts';

type Status<State extends RunStatus['state']> = Extract<RunStatus, { readonly state: State }>;

/** Each with what the page sees of it: the same object until the page is to hear of it again. */
export type Phase = Readonly<
  | { at: 'starting'; status: Status<'loading' | 'moving' | 'recovering'>; thenPlay: boolean }
  /** The worker gathers what another is to go on with. */
  | { at: 'leaving'; status: Status<'moving'>; thenPlay: boolean }
  /** `steps` single steps are not answered yet, each by a pause of its own. */
  | { at: 'resting'; status: Status<'ready' | 'paused'>; steps: number }
  | {
      at: 'training';
      status: Status<'running'>;
      steps: number;
      wish: 'on' | 'pause' | 'pause, then play';
    }
  /** A file did not arrive: the next worker starts when somebody tries again. */
  | { at: 'waiting'; status: Status<'failed'>; thenPlay: boolean }
  | { at: 'over'; status: Status<'diverged' | 'failed'> }
>;

export type PageWish = Readonly<
  /** From step 0; `stays` where the worker that there is can begin it. */
  { type: 'begin'; play: boolean; stays: boolean } | { type: 'play' | 'pause' | 'step' | 'move' | 'retry' }
>;

export type WorkerSays = Readonly<
  | { type: 'ready' | 'paused'; step: number }
  | { type: 'left' }
  | { type: 'diverged'; step: number; loss: number }
  /** It is gone, and something is left to be tried; or nothing is. */
  | { type: 'broke'; recovering: Recovering }
  | { type: 'failed'; why: WhyFailed }
  | { type: 'missing'; detail: string }
>;

/** `try again` starts another a little later; `catch up` tells a worker that is ready all that was asked for meanwhile. */
export type Order =
  'start' | 'start another' | 'try again' | 'catch up' | 'end' | 'play' | 'pause' | 'step' | 'leave';

type Next = Readonly<{ phase: Phase; tell: readonly Order[] }>;

/** True where the worker can be told something. */
export function listens({ at, status }: Phase): boolean {
  return at === 'resting' || at === 'training' || status.state === 'diverged';
}

/** True while the worker has to say something before long; `mayTrain` where no limit holds it. */
export function owesWord(phase: Phase, mayTrain: boolean): boolean {
  if (phase.at === 'resting') return phase.steps > 0;
  return phase.at === 'training' ? mayTrain : phase.at !== 'over' && phase.at !== 'waiting';
}

/** True where training goes on as soon as it can. */
function playsOn(phase: Phase): boolean {
  return 'thenPlay' in phase ? phase.thenPlay : phase.at === 'training' && phase.wish !== 'pause';
}

export function loading(thenPlay: boolean): Phase {
  return { at: 'starting', status: { state: 'loading' }, thenPlay };
}

function resting(step: number, steps = 0): Phase {
  return { at: 'resting', status: { state: step === 0 ? 'ready' : 'paused' }, steps };
}

function training(steps = 0): Phase {
  return { at: 'training', status: { state: 'running' }, steps, wish: 'on' };
}

/** What does not fit the phase changes nothing. */
export function next(phase: Phase, event: PageWish | WorkerSays): Next {
  const { at } = phase;
  const to = (now: Phase, ...tell: readonly Order[]): Next => ({ phase: now, tell });
  if (event.type === 'begin') return to(loading(event.play), event.stays ? 'start' : 'start another');
  if (at === 'waiting') return atWaiting(phase, event.type);
  if (phase.status.state === 'failed') return to(phase);
  switch (event.type) {
    case 'play':
      if ('thenPlay' in phase) return to({ ...phase, thenPlay: true });
      if (at === 'resting') return to(training(phase.steps), 'play');
      return to(at === 'training' && phase.wish === 'pause' ? { ...phase, wish: 'pause, then play' } : phase);
    case 'pause':
      if ('thenPlay' in phase) return to({ ...phase, thenPlay: false });
      if (at !== 'training') return to(phase);
      return phase.wish === 'on' ? to({ ...phase, wish: 'pause' }, 'pause') : to({ ...phase, wish: 'pause' });
    case 'step':
      return at === 'resting' ? to({ ...phase, steps: phase.steps + 1 }, 'step') : to(phase);
    case 'move':
      if (at === 'starting') return to(phase, 'start another');
      if (at !== 'resting' && at !== 'training') return to(phase);
      return to({ at: 'leaving', status: { state: 'moving' }, thenPlay: playsOn(phase) }, 'leave');
    case 'ready':
      if (at !== 'starting') return to(phase);
      return phase.thenPlay ? to(training(), 'catch up', 'play') : to(resting(event.step), 'catch up');
    case 'paused':
      if (at === 'resting') return to(resting(event.step, Math.max(0, phase.steps - 1)));
      if (at !== 'training') return to(phase);
      if (phase.steps > 0) return to({ ...phase, steps: phase.steps - 1 });
      return phase.wish === 'pause, then play'
        ? to({ ...phase, wish: 'on' }, 'play')
        : to(resting(event.step));
    case 'left':
      return at === 'leaving' ? to({ ...phase, at: 'starting' }, 'start another') : to(phase);
    case 'diverged':
      if (at === 'starting') return to(phase);
      return to({ at: 'over', status: { state: 'diverged', step: event.step, loss: event.loss } });
    case 'broke':
      return to({ at: 'starting', status: event.recovering, thenPlay: playsOn(phase) }, 'try again');
    case 'failed':
      return to({ at: 'over', status: { state: 'failed', why: event.why } }, 'end');
    case 'missing': {
      const why = { kind: 'missing file', detail: event.detail } as const;
      return to({ at: 'waiting', status: { state: 'failed', why }, thenPlay: playsOn(phase) }, 'end');
    }
    case 'retry':
      return to(phase);
  }
}

/** Whoever plays, or looks for another device, tries again, too. */
function atWaiting(phase: Extract<Phase, { at: 'waiting' }>, wish: (PageWish | WorkerSays)['type']): Next {
  if (wish === 'pause') return { phase: { ...phase, thenPlay: false }, tell: [] };
  if (wish !== 'play' && wish !== 'retry' && wish !== 'move') return { phase, tell: [] };
  return { phase: loading(wish === 'play' || phase.thenPlay), tell: ['start another'] };
}
