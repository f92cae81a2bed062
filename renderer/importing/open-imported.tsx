import type { StoryId } from '../../core/base/id.ts';
import { openStory } from '../desk/story-actions.ts';
import { Button } from '../ui/button.tsx';
import { closeReport } from './importing-state.ts';

/** Brings an imported story onto the desk. */
export function OpenImported({
  id,
  look = 'main',
}: {
  readonly id: StoryId;
  readonly look?: 'main' | 'link';
}) {
  return (
    <Button
      look={look}
      onClick={() => {
        closeReport();
        void openStory(id);
      }}
    >
      Open the story
    </Button>
  );
}
