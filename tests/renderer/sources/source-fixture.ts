import type { SourceId, StoryId } from '../../../core/base/id.ts';
import type { Source } from '../../../core/factcheck/source.ts';

/** A source of the story `mine` that a test cares about only in part. */
export function sourceOf(rest: Partial<Source> = {}): Source {
  return {
    id: 's1' as SourceId,
    storyId: 'mine' as StoryId,
    kind: 'text',
    title: 'Harbour accounts',
    publisher: '',
    author: '',
    published: '',
    address: '',
    retrievedAt: null,
    file: null,
    reading: 'read',
    failure: '',
    addedAt: 1,
    addedBy: '',
    ...rest,
  };
}
