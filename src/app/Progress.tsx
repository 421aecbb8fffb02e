/** Step count and speed: written straight into the page a few times a second, without React drawing anything again. */
import { useEffect, useRef } from 'react';
import type { PageState } from '../store/state.ts';
import { countText, rateText } from './numbers.ts';
import { useSession } from './sessionContext.ts';

const REFRESH_MS = 200;

/** Keeps an element's text at `read(state)`, at most five times a second; the last value always arrives. */
function useText(read: (state: PageState) => string) {
  const { store } = useSession();
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let writtenAt = 0;
    const write = () => {
      timer = undefined;
      writtenAt = performance.now();
      const text = read(store.getState());
      if (element.current && element.current.textContent !== text) element.current.textContent = text;
    };
    const stop = store.subscribe(() => {
      timer ??= setTimeout(write, Math.max(0, writtenAt + REFRESH_MS - performance.now()));
    });
    write();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, read]);
  return element;
}

const stepText = (state: PageState) => countText(state.step);
const speedText = (state: PageState) => rateText(state.stepsPerSecond);

export function StepCount() {
  const text = useText(stepText);
  return (
    <span className="count">
      <b ref={text}>0</b> steps
    </span>
  );
}

export function Rate() {
  const text = useText(speedText);
  return (
    <span className="rate">
      <b ref={text}>–</b> steps/s
    </span>
  );
}
