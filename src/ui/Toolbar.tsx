/** Buttons that Tab reaches as one: arrow keys go from one to the next, and the one that had the focus last has it again. */
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { rove } from './roving.ts';

interface ToolbarProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const buttons = () => [...bar.current!.querySelectorAll('button')];
  const reach = (chosen: Element | undefined) => {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1;
  };
  useLayoutEffect(() => reach(buttons().find((button) => button.tabIndex === 0) ?? buttons()[0]));
  return (
    <div
      ref={bar}
      className={className}
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      onFocus={({ target }) => reach(target)}
      onKeyDown={(event: KeyboardEvent) => rove(event, buttons(), 'across')}
    >
      {children}
    </div>
  );
}
