/** A push button; `primary` for the one action that matters most. */
import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'icon';
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" className={`button button-${look} ${className ?? ''}`} {...rest} />;
}
