import { flushSync } from 'react-dom';
import { leaveComparison, useComparison } from './compare-state.ts';
import { leaveRevision, useRevision } from './revision-state.ts';

/** Whether an earlier text or a comparison stands over the story. */
export function useIsLookingBack(): boolean {
  const isReading = useRevision((state) => state.revision !== null);
  const isComparing = useComparison((state) => state.shown !== null);
  return isReading || isComparing;
}

/** Goes back to the story, which is in reach again at once. @returns whether anything stood over it. */
export function stopLookingBack(): boolean {
  if (useRevision.getState().revision === null && useComparison.getState().shown === null)
    return false;
  flushSync(() => {
    leaveRevision();
    leaveComparison();
  });
  return true;
}
