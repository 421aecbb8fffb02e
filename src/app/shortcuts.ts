/** Single-key shortcuts. They keep out of the way of whatever has the focus and a use for the key itself. */
import { useEffect } from 'react';
import { commands, isOffered, type Command, type CommandId } from './commands.ts';
import { useSession } from './sessionContext.ts';
import { TYPING } from './typing.ts';

/** What a space already works. */
const PRESSED_BY_SPACE = 'button, a, summary, input, [role=button], [role=checkbox], [role=switch]';
/** What arrow keys already move in: radio buttons, sliders, the score. */
const MOVED_BY_ARROWS = 'input, [role], [tabindex]';

/** @param only those that there is a place for; must keep its identity */
export function useShortcuts(only?: readonly CommandId[]): void {
  const session = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const state = session.store.getState();
      if (!state.shortcuts || event.defaultPrevented) return;
      const command = commandFor(event);
      if (!command?.enabled(state) || !isOffered(state, command)) return;
      if (only?.includes(command.id) === false) return;
      event.preventDefault();
      command.run(session);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [session, only]);
}

function commandFor(event: KeyboardEvent): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  if (document.querySelector('dialog:modal')) return undefined;
  const command = commands.find(({ keys }) => keys.includes(event.key.toLowerCase()));
  if (!command || (event.repeat && !command.repeats)) return undefined;
  const { target } = event;
  if (!(target instanceof Element)) return command;
  if (target.closest(TYPING)) return undefined;
  if (event.key === ' ' && target.closest(PRESSED_BY_SPACE)) return undefined;
  if (event.key.startsWith('Arrow') && isMovedByArrows(target)) return undefined;
  return command;
}

/** Buttons have no use for arrow keys, whatever stands around them. */
function isMovedByArrows(target: Element): boolean {
  return !target.matches('button, a, summary') && target.closest(MOVED_BY_ARROWS) !== null;
}
