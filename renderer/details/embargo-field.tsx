import type { Story } from '../../core/article/story.ts';
import { changeDetails } from '../desk/story-actions.ts';
import { CommittedMoment } from './committed-moment.tsx';

/** Until when the story must not appear; the checklist holds its export back till then. */
export function EmbargoField({ story }: { readonly story: Story }) {
  return (
    <CommittedMoment
      label="Embargo: not to be published before"
      value={story.embargoUntil}
      onCommit={(embargoUntil) => changeDetails(story.id, { embargoUntil })}
    />
  );
}
