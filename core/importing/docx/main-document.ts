import { failure, success, type Result } from '../../base/result.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { quoted, type Tally } from '../office/tally.ts';
import type { PackageTrouble, Relations, WordPackage } from './package.ts';
import { plainWords } from './plain-words.ts';

/** The part that holds the text. */
export interface MainDocument {
  readonly name: string;
  readonly document: XmlElement;
  readonly relations: Relations;
}

/** Finds and reads the part that holds the text. */
export function openDocument(pack: WordPackage): Result<MainDocument, PackageTrouble | 'not-word'> {
  const top = pack.relations('');
  if (!top.ok) return top;
  const named = [...top.value.values()].find(({ type }) => type === 'officeDocument')?.target;
  const name = named !== undefined && pack.has(named) ? named : 'word/document.xml';
  const document = pack.xml(name);
  if (!document.ok) return document;
  if (document.value?.name !== 'w:document') return failure('not-word');
  const relations = pack.relations(name);
  return relations.ok
    ? success({ name, document: document.value, relations: relations.value })
    : relations;
}

const names: Readonly<Record<string, string>> = {
  styles: 'styles',
  numbering: 'numbering of lists',
  comments: 'comments',
  commentsExtended: 'order of comments and replies',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'page headers',
  footer: 'page footers',
  'core-properties': 'title and dates',
};

/** The parts that stand beside the text. One that is damaged is left out and said so. */
export class RelatedParts {
  private readonly pack: WordPackage;
  private readonly tally: Tally;
  /** Parts' names by the last word of the relation's type. */
  private readonly targets = new Map<string, string[]>();

  constructor(pack: WordPackage, { relations }: MainDocument, tally: Tally) {
    this.pack = pack;
    this.tally = tally;
    const top = pack.relations('');
    for (const { type, target, isOutside } of [
      ...relations.values(),
      ...(top.ok ? top.value.values() : []),
    ]) {
      const same = this.targets.get(type);
      if (isOutside) continue;
      if (same) same.push(target);
      else this.targets.set(type, [target]);
    }
  }

  /** The part of a kind, or null. */
  read(type: string): XmlElement | null {
    const [target] = this.targets.get(type) ?? [];
    return target === undefined ? null : this.readPart(type, target);
  }

  relationsOf(type: string): Relations {
    const [target] = this.targets.get(type) ?? [];
    const relations = target === undefined ? null : this.pack.relations(target);
    return relations?.ok ? relations.value : new Map();
  }

  /** Tells of the words of page headers and footers, which no story takes in. */
  tellFurniture(): void {
    for (const type of ['header', 'footer']) {
      for (const target of new Set(this.targets.get(type))) {
        const part = this.readPart(type, target);
        const words = part ? plainWords(part) : '';
        if (words !== '') this.tally.say('dropped', `The page ${type} ${quoted(words)}.`);
      }
    }
  }

  private readPart(type: string, target: string): XmlElement | null {
    const part = this.pack.xml(target);
    if (part.ok) return part.value;
    this.tally.say(
      'dropped',
      `The document’s ${names[type] ?? type}: that part of the file is damaged.`,
    );
    return null;
  }
}
