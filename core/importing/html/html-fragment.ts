import { parse } from 'parse5';
import { languageOf } from '../../article/languages.ts';
import type { Note } from '../../article/note.ts';
import type { ImportSurroundings } from '../file-to-import.ts';
import type { HeadDraft, PieceDraft } from '../story-draft.ts';
import { readClassStyles } from './class-styles.ts';
import { planDocument } from './document-plan.ts';
import { LeftOut } from './left-out.ts';
import { PageNotes } from './page-notes.ts';
import { picturesAt } from './picture-sources.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { readBlocks } from './read-blocks.ts';
import { elementsIn, type PageNode } from './page-tree.ts';

/** What was read of a piece of HTML. */
interface ReadFragment {
  /** The parts of a head that it marks as such, if it is a whole page. */
  readonly head: HeadDraft;
  readonly body: readonly PieceDraft[];
  readonly notes: readonly Note[];
  readonly dropped: readonly string[];
}

/** A piece of HTML within another format, such as the body of a news item: every visible word counts. */
export class HtmlFragment {
  private readonly root: PageNode;

  constructor(source: string) {
    this.root = parse(source, { scriptingEnabled: false });
  }

  /** The addresses of its pictures, for the shelf to look for. */
  pictures(): string[] {
    return [...elementsIn(this.root)].flatMap((element) =>
      element.tagName === 'img' ? picturesAt(element) : [],
    );
  }

  /** @param shelf has the pictures that are at hand */
  read(shelf: PictureShelf, surroundings: ImportSurroundings): ReadFragment {
    const notes = new PageNotes(this.root, surroundings.newId);
    const leftOut = new LeftOut();
    const [open, close] = languageOf(surroundings.language).quotes;
    const { head, body } = readBlocks(this.root, {
      plan: planDocument(this.root),
      shelf,
      notes,
      leftOut,
      publishedAt: null,
      raised: { isMet: false },
      styles: readClassStyles(this.root),
      base: null,
      language: '',
      isWordProcessor: false,
      quotes: [open, close],
    });
    return { head, body, notes: notes.notes, dropped: leftOut.tell() };
  }
}
