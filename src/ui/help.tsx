/**
 * Help beside a control: a box over the page says what the control under the pointer, the focus or the finger does to learning, or
 * what became of a value that was typed. Nothing moves, and the window's edge cuts nothing off.
 */
import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  type PointerEvent as ReactPointerEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { HelpBox } from './HelpBox.tsx';
import { HelpShelf } from './helpShelf.ts';

const HelpContext = createContext<HelpShelf | undefined>(undefined);

interface HelpGroupProps {
  /** A line that stays below the controls. */
  readonly line?: string;
  /** Speaks a message to a person who does not see it. */
  readonly announce: (text: string) => void;
  readonly children: ReactNode;
}

export function HelpGroup({ line, announce, children }: HelpGroupProps) {
  const [shelf] = useState(() => new HelpShelf(announce));
  // A finger never leaves a control: touching anything else takes its help away, and so does Escape.
  useEffect(() => {
    const onTouch = (event: PointerEvent) => event.pointerType !== 'mouse' && shelf.clear();
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && shelf.clear();
    document.addEventListener('pointerdown', onTouch, { capture: true });
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onTouch, { capture: true });
      document.removeEventListener('keydown', onKey, { capture: true });
      shelf.clear();
    };
  }, [shelf]);
  return (
    <HelpContext value={shelf}>
      {children}
      {line !== undefined && <p className="help-line">{line}</p>}
      <HelpBox shelf={shelf} />
    </HelpContext>
  );
}

/** Connects one control to the help beside it; of an empty text nothing is shown. */
export function useHelp(text: string) {
  const shelf = useContext(HelpContext);
  const [error, setError] = useState<string>();
  const anchor = useRef<Element>(undefined);
  // Nothing is said of a control that is gone.
  useEffect(() => () => shelf?.drop(anchor.current), [shelf]);
  const show = (event: SyntheticEvent, soon: boolean) => {
    anchor.current = event.currentTarget;
    if (text === '' && error === undefined) return;
    shelf?.show({ anchor: event.currentTarget, text: error ?? text, error: error !== undefined }, soon);
  };
  return {
    handlers: {
      onPointerEnter: (event: ReactPointerEvent) => event.pointerType === 'mouse' && show(event, false),
      onPointerLeave: (event: ReactPointerEvent) => event.pointerType === 'mouse' && shelf?.hide(false),
      onPointerDown: (event: ReactPointerEvent) => show(event, true),
      onFocus: (event: SyntheticEvent) => show(event, true),
      onBlur: () => shelf?.hide(true),
    },
    /** What is wrong with what was typed, until it is mended. */
    error,
    /** Says what became of a typed value. */
    say: (said: string, isError: boolean) => {
      setError(isError ? said : undefined);
      shelf?.say(anchor.current, said, isError);
    },
    mended: () => {
      if (error === undefined) return;
      setError(undefined);
      if (text === '') shelf?.clear();
      else if (anchor.current) shelf?.show({ anchor: anchor.current, text, error: false }, true);
    },
  };
}
