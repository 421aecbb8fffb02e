/**
 * The help line of a group of controls: one place of fixed height that says what the control under the pointer or the
 * focus does to learning, or what became of a value that was typed. Nothing pops up and nothing moves.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

/** What became of a value that was typed into a control. */
export interface Message {
  readonly text: string;
  /** An error stays until it is mended; a remark gives way once there was time to read it. */
  readonly error: boolean;
}

interface TimedMessage extends Message {
  readonly until: number;
}

const READING_MS = 4000;

interface HelpLine {
  readonly show: (text: string) => void;
  /** Takes back what was shown, where it still is. */
  readonly hide: (text: string) => void;
  readonly messages: ReadonlyMap<string, Message>;
  readonly say: (id: string, message: Message | undefined) => void;
}

const HelpContext = createContext<HelpLine>({
  show: () => {},
  hide: () => {},
  messages: new Map(),
  say: () => {},
});

interface HelpGroupProps {
  /** Shown until a control is pointed at. */
  readonly initial: string;
  /** Speaks a message to a person who does not see it. */
  readonly announce: (text: string) => void;
  readonly children: ReactNode;
}

export function HelpGroup({ initial, announce, children }: HelpGroupProps) {
  const [shown, setShown] = useState(initial);
  const [messages, setMessages] = useState<ReadonlyMap<string, TimedMessage>>(new Map());
  const say = useCallback(
    (id: string, message: Message | undefined) => {
      if (message) announce(message.text);
      setMessages((before) => {
        if (!message && !before.has(id)) return before;
        const after = new Map(before);
        if (message) after.set(id, { ...message, until: Date.now() + READING_MS });
        else after.delete(id);
        return after;
      });
    },
    [announce],
  );
  const show = useCallback((text: string) => {
    setShown(text);
    setMessages((before) => {
      const after = [...before].filter(([, message]) => message.error || message.until > Date.now());
      return after.length === before.size ? before : new Map(after);
    });
  }, []);
  const hide = useCallback(
    (text: string) => setShown((before) => (before === text ? initial : before)),
    [initial],
  );
  // A finger never leaves a control: touching anything else takes its help away.
  useEffect(() => {
    const onTouch = (event: PointerEvent) => event.pointerType !== 'mouse' && setShown(initial);
    document.addEventListener('pointerdown', onTouch, { capture: true });
    return () => document.removeEventListener('pointerdown', onTouch, { capture: true });
  }, [initial]);
  const line = useMemo(() => ({ show, hide, messages, say }), [show, hide, messages, say]);
  const all = [...messages.values()];
  const error = all.some((message) => message.error);
  const idle = all.length === 0 && shown === initial;
  return (
    <HelpContext value={line}>
      {children}
      <p className={`help-line ${error ? 'help-error' : ''} ${idle ? 'help-idle' : ''}`}>
        {all.length > 0 ? all.map((message) => message.text).join(' ') : shown}
      </p>
    </HelpContext>
  );
}

/** Connects one control to the help line around it. */
export function useHelp(id: string, help: string) {
  const { show, hide, messages, say } = useContext(HelpContext);
  const message = messages.get(id);
  // Nothing is said of a control that is gone.
  useEffect(() => {
    return () => {
      hide(help);
      say(id, undefined);
    };
  }, [hide, say, id, help]);
  return {
    handlers: {
      onPointerEnter: () => show(help),
      onPointerDown: () => show(help),
      onFocus: () => show(help),
      onBlur: () => hide(help),
    },
    message,
    say: (text: string, error: boolean) => say(id, { text, error }),
    clearMessage: () => say(id, undefined),
  };
}
