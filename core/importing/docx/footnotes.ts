import type { XmlElement } from '../office/read-xml.ts';
import { childrenOf } from '../office/xml-tree.ts';
import { plainWords } from './plain-words.ts';

/** Footnotes stand at the end of a page, endnotes at the end of the document. */
export type FootnoteKind = 'footnote' | 'endnote';

/** A note that the text leads to: where it stands in the list at the end. */
export interface NumberedNote {
  readonly kind: FootnoteKind;
  readonly elements: readonly XmlElement[];
}

/** A document's footnotes and endnotes, numbered in one row in the order that the text leads to them. */
export class Footnotes {
  /** In order: those at the end too, which grows while they are read. */
  readonly numbered: NumberedNote[] = [];
  private readonly notes: ReadonlyMap<string, readonly XmlElement[]>;
  private readonly numbers = new Map<string, number>();
  private readonly used = new Set<string>();

  constructor(footnotes: XmlElement | null, endnotes: XmlElement | null) {
    const notes = new Map<string, XmlElement[]>();
    gather(footnotes, 'footnote', notes);
    gather(endnotes, 'endnote', notes);
    this.notes = notes;
  }

  /** The number that stands in the text for a note; null when there is no such note. */
  refer(kind: FootnoteKind, id: string): number | null {
    const key = `${kind} ${id}`;
    const elements = this.notes.get(key);
    if (!elements) return null;
    const number = this.numbers.get(key) ?? this.numbered.push({ kind, elements });
    this.numbers.set(key, number);
    this.used.add(key);
    return number;
  }

  /** The words of a note whose place in the text was taken out, once; or empty. */
  takeOut(kind: FootnoteKind, id: string): string {
    const key = `${kind} ${id}`;
    if (this.used.has(key)) return '';
    this.used.add(key);
    return (this.notes.get(key) ?? []).map(plainWords).join('\n');
  }

  /** The words of the notes that nothing in the text led to. */
  loose(): string[] {
    return [...this.notes]
      .filter(([key]) => !this.used.has(key))
      .map(([, elements]) => elements.map(plainWords).join('\n'))
      .filter((words) => words !== '');
  }
}

// Two notes of one id are read one after the other.
function gather(
  root: XmlElement | null,
  kind: FootnoteKind,
  notes: Map<string, XmlElement[]>,
): void {
  for (const element of childrenOf(root ?? undefined, `w:${kind}`)) {
    if (/eparator|Notice$/.test(element.attributes['w:type'] ?? '')) continue;
    const key = `${kind} ${element.attributes['w:id'] ?? ''}`;
    const same = notes.get(key);
    if (same) same.push(element);
    else notes.set(key, [element]);
  }
}
