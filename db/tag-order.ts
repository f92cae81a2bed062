import { tagKinds, type Tag } from '../core/tagging/tag.ts';

/** Tags as the desk shows them: by kind, and within a kind in the order that they come in. */
export function orderTags(tags: readonly Tag[]): Tag[] {
  return [...tags].sort((a, b) => tagKinds.indexOf(a.kind) - tagKinds.indexOf(b.kind));
}
