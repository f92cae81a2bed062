import { flushedStory } from '../publishing/publishing-state.ts';
import { useDesk } from './desk-state.ts';

/**
 * Sends the last words of the story on the desk to the disk, before something that must have them.
 * @param told what is said when the store does not take them
 * @returns whether they are there, or there is no story
 */
export async function areWordsOnDisk(told: string): Promise<boolean> {
  return !useDesk.getState().opened || (await flushedStory(told)) !== null;
}
