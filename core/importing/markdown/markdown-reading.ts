import type { Note } from '../../article/note.ts';
import type { ImportSurroundings } from '../file-to-import.ts';
import { HtmlFragment } from '../html/html-fragment.ts';
import type { PictureShelf } from '../html/picture-shelf.ts';
import type { ImportReport } from '../imported-document.ts';
import { plainRuns, type FigureDraft, type PieceDraft } from '../story-draft.ts';
import type { AnyContent, Definition, FootnoteDefinition, Root } from './markdown-tree.ts';

/** Things that a story holds in another way than Markdown, or not at all. */
export type Told = 'struck' | 'footnotes' | 'scripts' | 'comments' | 'boxes' | 'code' | 'html';

const sentences: Readonly<Record<Told, readonly [keyof ImportReport, string]>> = {
  struck: ['changed', 'Words that were struck out stand as plain words; take out what is to go.'],
  footnotes: ['changed', 'Footnotes stand at the end, each under its mark in brackets.'],
  boxes: ['changed', 'Boxes of a task list stand as ☑ and ☐ before their words.'],
  code: ['changed', 'Blocks of code stand as paragraphs, line by line.'],
  html: ['changed', 'Of HTML in the text its words and pictures are kept, and nothing that runs.'],
  scripts: ['dropped', 'Scripts and styles in HTML; none of them is ever run.'],
  comments: ['dropped', 'Comments in HTML, which no reader would see.'],
};

/** What a reading begins with. */
interface ReadingParts {
  /** Has the pictures that are at hand. */
  readonly shelf: PictureShelf;
  readonly root: Root;
  /** Passages that were taken out of the text, by what stands for them. */
  readonly literal: ReadonlyMap<string, string>;
  readonly surroundings: ImportSurroundings;
}

/** What reading one Markdown file has to remember. */
export class MarkdownReading {
  /** Notes that came in its HTML. */
  readonly notes: Note[] = [];
  /** Footnotes in the order that they are defined. */
  readonly footnotes: FootnoteDefinition[] = [];
  private readonly shelf: PictureShelf;
  private readonly literal: ReadonlyMap<string, string>;
  private readonly definitions = new Map<string, Definition>();
  private readonly used = new Set<string>();
  private readonly surroundings: ImportSurroundings;
  private readonly told = new Set<Told>();
  private readonly leftOut = new Set<string>();
  private readonly titles: string[] = [];
  private readonly attributes: string[] = [];

  constructor({ shelf, root, literal, surroundings }: ReadingParts) {
    this.shelf = shelf;
    this.literal = literal;
    this.surroundings = surroundings;
    for (const node of allNodes(root)) {
      if (node.type === 'definition' && !this.definitions.has(node.identifier))
        this.definitions.set(node.identifier, node);
      if (node.type === 'footnoteDefinition') this.footnotes.push(node);
    }
  }

  /** Says once of a kind of thing what becomes of it. */
  tell(what: Told): void {
    this.told.add(what);
  }

  /** Words that a link shows only under a pointer have no place in a story. */
  tellTitle(title: string | null | undefined): void {
    if (title) this.titles.push(title);
  }

  /** Braces with names for a program, which Pandoc reads (`{#part .class}`). */
  tellAttributes(braces: string): void {
    this.attributes.push(braces);
  }

  /** Words with every passage that was taken out of the text back in its place. */
  restore(words: string): string {
    if (this.literal.size === 0 || !words.includes('\ue0d1')) return words;
    const parts = words.split(/(\ue0d1\ue0d2*\d+\ue0d1\ue0d2*)/);
    return parts.map((part) => this.literal.get(part) ?? part).join('');
  }

  /** What a reference leads to. */
  define(identifier: string): Definition | undefined {
    this.used.add(identifier);
    return this.definitions.get(identifier);
  }

  /** A picture; its title is its caption. */
  figure(source: string, alt: string, title: string): FigureDraft {
    return {
      kind: 'figure',
      picture: source === '' ? null : this.shelf.take(source),
      source: source.startsWith('data:') ? '' : source,
      alt,
      caption: plainRuns(title),
      credit: [],
      rights: '',
    };
  }

  /** The visible words and pictures of a block of HTML. */
  html(source: string): readonly PieceDraft[] {
    const { head, body, notes, dropped } = new HtmlFragment(source).read(
      this.shelf,
      this.surroundings,
    );
    this.notes.push(...notes);
    for (const sentence of dropped) this.leftOut.add(sentence);
    const { headline, standfirst, byline, dateline } = head;
    const paragraphs = [standfirst, byline, dateline].flatMap((runs): PieceDraft[] =>
      runs ? [{ kind: 'paragraph', runs }] : [],
    );
    const title: PieceDraft[] = headline ? [{ kind: 'heading', level: 1, runs: headline }] : [];
    return [...title, ...paragraphs, ...body];
  }

  /** What is to be told in the end. */
  report(): Partial<ImportReport> {
    const unused = [...this.definitions.values()].filter(
      ({ identifier }) => !this.used.has(identifier),
    );
    const of = (part: keyof ImportReport): string[] =>
      [...this.told].flatMap((what) => (sentences[what][0] === part ? [sentences[what][1]] : []));
    return {
      changed: of('changed'),
      dropped: [
        ...of('dropped'),
        ...this.leftOut,
        ...named('Titles of links, shown only under a pointer', this.titles),
        ...named('Names for programs in braces', this.attributes),
        ...named(
          'Links that are defined and led to from nowhere',
          unused.map(({ url }) => url),
        ),
      ],
    };
  }
}

/** A sentence that names things, the first twenty of them. */
function named(what: string, things: readonly string[]): string[] {
  if (things.length === 0) return [];
  const shown = things.slice(0, 20).map((thing) => `“${thing.slice(0, 120)}”`);
  const more = things.length > 20 ? ` and ${things.length - 20} more` : '';
  return [`${what}: ${shown.join(', ')}${more}.`];
}

type AnyNode = Root | AnyContent;

/** Every node of a document, without a call inside a call: documents nest as deep as they like. */
export function* allNodes(root: Root): Generator<AnyNode, void> {
  const stack: AnyNode[] = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    if ('children' in next) for (const child of next.children.toReversed()) stack.push(child);
  }
}
