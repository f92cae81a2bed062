import { useEffect, useRef } from 'react';

/**
 * Calls `commit`, as it last was, when the component goes: a field that is taken off the page
 * while it has the focus hears no blur, and what was typed must not go with it.
 */
export function useCommitAtEnd(commit: () => void): void {
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => () => latest.current(), []);
}
