/**
 * The presenter view: the page as one large stage for a projector, worked by a clicker's keys. Score, charts and lesson are those of the
 * page; here is what stands beside them, and what of them is shown.
 */
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { TYPING } from '../typing.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { Blank } from './Blank.tsx';
import { goBackward, goForward } from './forward.ts';
import { toggleFullScreen, watchFullScreen } from './fullScreen.ts';
import { stageActOf, type StageAct } from './keys.ts';
import { changeSize, SIZES, stageSize } from './size.ts';
import { markSpotlight, moveSpotlight, spotlight } from './spotlight.ts';
import { StageBar } from './StageBar.tsx';
import { useResumedRun } from './useResumedRun.ts';
import { useStageView } from './useStage.ts';
import './stage.css';
import './stageLesson.css';
import './stageInstrument.css';
import './stageBar.css';

export { StageLanes } from './StageLanes.tsx';

const WELCOME =
  'Stage for a projector. Page Down and Page Up go on and back, B makes the screen black, S is a spotlight, P leaves.';

export function Stage() {
  const [blank, setBlank] = useState(false);
  const onBlank = useCallback(() => setBlank(true), []);
  const onEnd = useCallback(() => setBlank(false), []);
  useLook();
  useFocus();
  useKeys(onBlank);
  useResumedRun();
  return (
    <>
      <StageBar />
      {blank && <Blank onEnd={onEnd} />}
    </>
  );
}

/** Says on the document how the stage looks, where style sheets and drawings read it. */
function useLook(): void {
  const session = useSession();
  const { size } = useStore(stageSize);
  const { chart, lanes, instrument } = useStageView();
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset['view'] = 'present';
    return () => {
      for (const name of ['view', 'chart', 'lanes', 'size']) delete dataset[name];
      style.removeProperty('--stage-size');
      markSpotlight(undefined);
      spotlight.setState({ on: undefined });
    };
  }, []);
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    style.setProperty('--stage-size', String(SIZES[size]));
    dataset['size'] = String(size);
  }, [size]);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['chart'] = chart ?? 'none';
    dataset['lanes'] = lanes?.length === 0 ? 'none' : 'some';
    // Other lanes may stand there now.
    spotlight.setState({ on: undefined });
  }, [chart, lanes]);
  const { on } = useStore(spotlight);
  useLayoutEffect(() => markSpotlight(on), [on]);
  // The lesson's own instrument stands in the chart's place as long as the lesson looks at it.
  useEffect(() => {
    if (instrument === undefined) return;
    session.openInstrument(instrument);
    return () => session.openInstrument(undefined);
  }, [session, instrument]);
  useEffect(() => session.announce(WELCOME, 'stage'), [session]);
}

/** Where the bar of the page, or of the stage, goes with the focus in it, Play has it. */
function useFocus(): void {
  useEffect(() => {
    const keep = () => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('.command-play')?.focus({ preventScroll: true });
    };
    keep();
    return () => void requestAnimationFrame(keep);
  }, []);
}

function useKeys(onBlank: () => void): void {
  const session = useSession();
  const singleKeys = usePage(({ shortcuts }) => shortcuts);
  useEffect(() => {
    const fullScreen = watchFullScreen();
    const escape = () => {
      if (fullScreen.isItsOwn()) return;
      if (spotlight.getState().on !== undefined) spotlight.setState({ on: undefined });
      else session.showAs('page');
    };
    const acts: Readonly<Record<Exclude<StageAct, 'leave'>, () => void>> = {
      forward: () => goForward(session),
      backward: () => goBackward(session),
      blank: onBlank,
      spot: () => session.announce(spotText(moveSpotlight()), 'spotlight'),
      larger: () => resize(1),
      smaller: () => resize(-1),
      full: () => void toggleFullScreen(session),
    };
    const resize = (by: 1 | -1) => {
      changeSize(by);
      session.announce(`Size ${stageSize.getState().size + 1} of ${SIZES.length}`, 'size');
    };
    const actOf = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, isComposing, repeat, target, key } = event;
      if (ctrlKey || metaKey || altKey || isComposing || repeat) return undefined;
      if (document.querySelector('dialog:modal')) return undefined;
      const act = stageActOf(key, singleKeys);
      const typing = target instanceof Element && target.closest(TYPING) !== null;
      return typing && !(act === 'forward' || act === 'backward') ? undefined : act;
    };
    // First of all: the page, and parts of it, have other uses for these keys.
    const onFirst = (event: KeyboardEvent) => {
      const act = actOf(event);
      if (!act || act === 'leave') return;
      event.preventDefault();
      event.stopPropagation();
      acts[act]();
    };
    // Last of all: whatever else can be left by Escape comes before the stage.
    const onLast = (event: KeyboardEvent) => {
      const held = session.scoreView.getState().pinned !== undefined;
      if (!event.defaultPrevented && !held && actOf(event) === 'leave') escape();
    };
    window.addEventListener('keydown', onFirst, true);
    window.addEventListener('keydown', onLast);
    return () => {
      window.removeEventListener('keydown', onFirst, true);
      window.removeEventListener('keydown', onLast);
      fullScreen.stop();
    };
  }, [session, singleKeys, onBlank]);
}

function spotText(lane: string | undefined): string {
  return lane === undefined ? 'The spotlight is off.' : `Spotlight on ${lane}`;
}
