import { useLayoutEffect, useRef } from 'react';

/** The heading of a view that takes another one's place; it has the focus first, so that it is read. */
export function ViewHeading({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h3 ref={heading} className="backups-day" tabIndex={-1}>
      {children}
    </h3>
  );
}
