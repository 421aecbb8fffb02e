/** The button of a command. Unusable, it stays where the focus can find it. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { commandOf, isOffered, type CommandId } from './commands.ts';
import { usePage, useSession } from './sessionContext.ts';

interface CommandButtonProps {
  readonly id: CommandId;
  readonly look?: 'plain' | 'primary' | 'icon';
  /** Drawn in place of the label, which stays the button's name. */
  readonly children?: ReactNode;
}

export function CommandButton({ id, look = 'plain', children }: CommandButtonProps) {
  const session = useSession();
  const command = commandOf(id);
  const label = usePage(command.label);
  const enabled = usePage(command.enabled);
  const offered = usePage((state) => isOffered(state, command));
  const byKey = usePage(({ shortcuts }) => shortcuts);
  if (!offered) return null;
  return (
    <Button
      look={look}
      className={`command-${id}`}
      data-place={`control:${id}`}
      aria-label={children === undefined ? undefined : label}
      aria-disabled={!enabled}
      aria-keyshortcuts={
        byKey ? command.keys.map((key) => (key === ' ' ? 'Space' : key.toUpperCase())).join(' ') : undefined
      }
      title={byKey ? `${command.help} (${command.keyName})` : command.help}
      onClick={() => enabled && command.run(session)}
    >
      {children ?? label}
    </Button>
  );
}
