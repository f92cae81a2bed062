import * as v from 'valibot';
import type { Tag } from '../tagging/tag.ts';
import { channel } from './channel.ts';
import { line, storyId, tagKind } from './values.ts';

/** A tag of the archive and how many stories carry it. */
export interface TagUse extends Tag {
  readonly stories: number;
}

/** Tags on stories. */
export const tagChannels = {
  /** Tags whose name, or a word of it, begins with `typed`, most used first, at most 12. */
  'tags.complete': channel<readonly TagUse[]>()(
    v.strictObject({ typed: line, kind: v.nullable(tagKind) }),
  ),
  'tags.add': channel<readonly Tag[]>()(v.strictObject({ id: storyId, kind: tagKind, name: line })),
  'tags.remove': channel<readonly Tag[]>()(
    v.strictObject({ id: storyId, kind: tagKind, name: line }),
  ),
};
