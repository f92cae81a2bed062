import type { ComponentProps, ReactNode } from 'react';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `main` for the one thing to do next, `quiet` for what stands among text. */
  readonly look?: 'plain' | 'main' | 'quiet' | 'link' | 'danger';
  /** The key that does the same, as `spellKeys` gives it. */
  readonly keys?: string;
  readonly children: ReactNode;
}

/** A push button. */
export function Button({ look = 'plain', keys, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${look} ${className ?? ''}`} {...rest}>
      {children}
      {keys ? <kbd aria-hidden="true">{keys}</kbd> : null}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What the button does; shown as its tip and read aloud. */
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

/** A square button that shows an icon. */
export function IconButton({ label, keys, pressed, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-description={keys}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
    >
      {children}
    </button>
  );
}
