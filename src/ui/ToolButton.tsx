/** A button whose sentence of help stands beside it when it is pointed at. Unusable, it stays where the focus finds it. */
import { useId, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useHelp } from './help.tsx';

interface ToolButtonProps {
  readonly help: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Set for a button that stays pressed. */
  readonly pressed?: boolean;
  readonly look?: 'plain' | 'primary';
  readonly children: ReactNode;
}

export function ToolButton({ help, onPress, disabled = false, pressed, look, children }: ToolButtonProps) {
  const id = useId();
  const { handlers } = useHelp(help);
  return (
    <>
      <Button
        {...(look && { look })}
        aria-disabled={disabled}
        aria-describedby={`${id}-help`}
        aria-pressed={pressed}
        onClick={() => !disabled && onPress()}
        {...handlers}
      >
        {children}
      </Button>
      <span id={`${id}-help`} hidden>
        {help}
      </span>
    </>
  );
}
