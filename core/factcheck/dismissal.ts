/** What can be set aside: a proposed claim, an inconsistency, or a quotation's match. */
export type DismissalKind = (typeof dismissalKinds)[number];

/** All kinds of dismissals. */
export const dismissalKinds = ['proposal', 'inconsistency', 'quotation'] as const;

/**
 * Something that a checker looked at and set aside in one story. It is bound to the words: `text`
 * is the sentence, the key of the inconsistency or the words quoted, at most 400 UTF-16 units
 * (of longer ones what `keptText` keeps).
 */
export interface Dismissal {
  readonly kind: DismissalKind;
  readonly text: string;
}
