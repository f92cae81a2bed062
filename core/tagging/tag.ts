/** What a tag names. `own` is whatever else the desk wants to find again. */
export type TagKind = 'person' | 'organisation' | 'place' | 'topic' | 'own';

/** All kinds, in the order that the desk shows them. */
export const tagKinds = [
  'person',
  'organisation',
  'place',
  'topic',
  'own',
] as const satisfies readonly TagKind[];

/** A tag as it stands on a story. Two tags are the same when kind and folded name are. */
export interface Tag {
  readonly kind: TagKind;
  readonly name: string;
}

/** A name as editors meant it: trimmed, inner white space single, composed (NFC). */
export function cleanTagName(typed: string): string {
  return typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** What two spellings of one tag share: case and marks folded away. */
export function foldTagName(name: string): string {
  return cleanTagName(name)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
