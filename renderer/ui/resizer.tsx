import { useRef } from 'react';
import './resizer.css';

interface ResizerProps {
  /** The custom property of the handle's parent that holds the width. */
  readonly property: string;
  readonly label: string;
  /** Which side of the handle the resized rail is on. */
  readonly side: 'left' | 'right';
  /** CSS pixels. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onDone: (width: number) => void;
}

/** A handle between rails, dragged or moved by arrow keys (WAI-ARIA window splitter). */
export function Resizer({ property, label, side, width, least, most, onDone }: ResizerProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const sign = side === 'left' ? 1 : -1;
  const clamp = (value: number) => Math.round(Math.min(most, Math.max(least, value)));
  const widthAt = (x: number) =>
    clamp((start.current?.width ?? width) + sign * (x - (start.current?.x ?? x)));

  return (
    <div
      className="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (!start.current) return;
        // Straight to the style: nothing is drawn again while a rail is dragged.
        event.currentTarget.parentElement?.style.setProperty(
          property,
          `${widthAt(event.clientX)}px`,
        );
      }}
      onPointerUp={(event) => {
        if (start.current) onDone(widthAt(event.clientX));
        start.current = null;
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
        if (step === 0) return;
        event.preventDefault();
        onDone(clamp(width + sign * step));
      }}
    />
  );
}
