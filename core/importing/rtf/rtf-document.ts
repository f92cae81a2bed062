import { shown } from '../building/shown-words.ts';
import { linkOfField } from '../docx/fields.ts';
import { arrange, endedForm, type Entry } from '../office/arrange.ts';
import { NoteBook, type Change, type OpenNote } from '../office/note-book.ts';
import { mapRuns } from '../office/settle-languages.ts';
import { quoted, Tally } from '../office/tally.ts';
import { goneEnd, goneWords, type PieceDraft, type Runs, type TextRun } from '../story-draft.ts';
import { ByteGatherer } from './byte-gatherer.ts';
import { momentOf } from './moment.ts';
import { Flow } from './flow.ts';
import type { Destination, State } from './state.ts';
import { RtfTables } from './tables.ts';
import { writtenOut } from './written-out.ts';

const mostComments = 12;

/** What the reading of an RTF file has gathered so far, and where the next words go. */
export class RtfDocument {
  readonly tally = new Tally();
  readonly notes: NoteBook;
  readonly footnotes: PieceDraft[][] = [];
  readonly tables = new RtfTables();
  private readonly flows: Flow[] = [new Flow('body')];
  private readonly openComments = new Map<string, OpenNote>();
  private readonly comments = new Map<string, OpenNote>();
  /** Text of groups that is no text of the document: names, numbers, instructions. */
  private buffer = '';
  private picture: { bytes: ByteGatherer; alt: string } | null = null;
  private property = '';
  private comment = { author: '', number: '', at: null as number | null };

  constructor(newId: () => string) {
    this.notes = new NoteBook(newId, this.tally);
  }

  get flow(): Flow {
    const flow = this.flows.at(-1);
    if (!flow) throw new TypeError('The body never ends');
    return flow;
  }

  /** Signs of a group, as text. */
  words(text: string, state: State): void {
    switch (state.destination) {
      case 'text':
        if (!state.isForOldReaders) this.textWords(text, state);
        return;
      case 'skip':
      case 'shape':
        return;
      case 'font-table':
        return this.entries(text, (name) => this.tables.addFont(name, state));
      case 'style-sheet':
        return this.entries(text, (name) => this.tables.addStyle(name, state));
      case 'revision-table':
        return this.entries(text, (name) => this.tables.authors.push(name));
      default:
        if (this.buffer.length < 10_000) this.buffer += text;
    }
  }

  pictureBytes(bytes: Uint8Array): void {
    this.picture?.bytes.add(bytes);
  }

  pictureDigit(byte: number): void {
    this.picture?.bytes.addDigit(byte);
  }

  lineBreak(state: State): void {
    if (state.destination !== 'text' || state.isForOldReaders) return;
    const gone = goneIn(state);
    if (gone) this.textWords('\n', state);
    else this.flow.push('line-break');
  }

  endParagraph(state: State, isInTable = state.paragraph.isInTable): void {
    if (state.destination !== 'text' || state.isForOldReaders) return;
    const gone = changeIn(state, 'deletion') ?? changeIn(state, 'moved-away');
    const put = changeIn(state, 'insertion') ?? changeIn(state, 'moved-here');
    if (gone) {
      const form = endedForm(this.tables.roleOf(state), null);
      return this.flow.push(goneEnd(this.idOf(gone), form, put && this.idOf(put)));
    }
    // Where nothing is left but what is gone, it stands at the beginning of what comes next.
    if (put && !this.flow.hasWordsOpen && this.flow.hasGoneOpen) return;
    this.notes.endParagraph(put && this.tables.named(put), this.flow.runs);
    this.flow.endParagraph(this.tables.roleOf(state), state.paragraph.level, isInTable);
  }

  endCell(state: State): void {
    if (state.destination !== 'text') return;
    this.endParagraph(state, true);
    this.flow.endCell();
  }

  endRow(state: State): void {
    if (state.destination === 'text') this.flow.endRow();
  }

  /** Begins a group whose signs go elsewhere. @returns what ends it. */
  begin(destination: Destination): () => void {
    this.buffer = '';
    if (destination === 'picture') this.picture = { bytes: new ByteGatherer(), alt: '' };
    return () => {
      const text = this.buffer;
      this.buffer = '';
      this.gathered(destination, text);
    };
  }

  /** A field's instruction has ended. */
  endInstruction(state: State, text: string): void {
    if (state.field) state.field.link = linkOfField(text) ?? state.field.link;
  }

  takeInstruction(): string {
    const text = this.buffer;
    this.buffer = '';
    return text;
  }

  endPicture(state: State): void {
    const { picture } = this;
    this.picture = null;
    if (!picture) return;
    const gone = goneIn(state);
    if (gone) return this.textWords('[picture]', state);
    const bytes = picture.bytes.all();
    if (bytes.length === 0) return;
    this.flow.place([
      {
        kind: 'figure',
        picture: bytes,
        source: 'a picture',
        alt: picture.alt,
        caption: [],
        credit: [],
        rights: '',
      },
    ]);
  }

  /** Begins a text by itself. @returns what ends it. */
  beginFlow(kind: Flow['kind'], state: State): () => void {
    const number = this.footnotes.length;
    if (kind === 'footnote') {
      this.footnotes.push([]);
      this.words(`[${number + 1}]`, state);
    }
    this.flows.push(new Flow(kind));
    return () => {
      const flow = this.flows.pop();
      if (!flow) return;
      flow.endParagraph({ kind: 'plain' }, 0, false);
      this.endFlow(flow, number);
    };
  }

  /** The entries of the body; nothing follows. */
  end(state: State): readonly Entry[] {
    this.flow.endParagraph(
      this.tables.roleOf(state),
      state.paragraph.level,
      state.paragraph.isInTable,
    );
    return this.flow.end();
  }

  private endFlow(flow: Flow, number: number): void {
    const entries = flow.end();
    const words = textOf(entries);
    if (flow.kind === 'comment') this.endComment(words);
    else if (flow.kind === 'header' || flow.kind === 'footer') {
      if (words !== '') this.tally.say('dropped', `The page ${flow.kind} ${quoted(words)}.`);
    } else if (flow.kind === 'footnote') {
      this.footnotes[number] = arrange(entries);
      this.tally.add('footnotes');
    } else if (entries.length > 0) {
      this.flow.place(arrange(entries));
      this.tally.add('textBoxes');
    }
  }

  private endComment(text: string): void {
    const { author, at, number } = this.comment;
    this.comment = { author: '', number: '', at: null };
    const open = number === '' ? undefined : this.comments.get(number);
    const note = open ?? this.notes.add({ kind: 'comment', author: '', at: null, text: '' });
    note.author = author;
    note.at = at;
    note.text = text;
    this.tally.add('comments');
    if (!open) this.flow.push({ text: '', notes: [note.id] });
  }

  private gathered(destination: Destination, raw: string): void {
    const text = raw.trim();
    if (destination === 'list-text') this.flow.listText = text;
    if (destination === 'property-name') this.property = text;
    const isAlt = this.property === 'wzDescription' && destination === 'property-value';
    if (isAlt && this.picture) this.picture.alt = text;
    if (destination === 'comment-author') this.comment.author = text;
    if (destination === 'comment-number') this.comment.number = text;
    if (destination === 'comment-date') this.comment.at = momentOf(Number(text));
    if (destination === 'comment-end') this.openComments.delete(text);
    if (destination === 'comment-start' && this.openComments.size < mostComments) {
      const note = this.notes.add({ kind: 'comment', author: '', at: null, text: '' });
      this.openComments.set(text, note);
      this.comments.set(text, note);
    }
  }

  private textWords(text: string, state: State): void {
    const gone = goneIn(state);
    if (gone?.kind === 'hidden') return this.hide(text, gone);
    if (gone) return this.takeOut(text, gone, state);
    const worn = (['insertion', 'moved-here'] as const).flatMap(
      (kind) => changeIn(state, kind) ?? [],
    );
    const struck: Change[] = state.isStruck ? [{ kind: 'struck', author: '', at: null }] : [];
    const changes = [...worn.map((change) => this.tables.named(change)), ...struck];
    const notes = [
      ...this.notes.mark(changes),
      ...[...this.openComments.values()].map(({ id }) => id),
    ];
    this.flow.push(this.dressed(text, notes, state));
  }

  private dressed(text: string, notes: readonly string[], state: State): TextRun {
    const style = this.tables.styleOf(state);
    const isPlain = style.role === null;
    return {
      text: writtenOut(text, state, this),
      keepsSpace: true,
      ...(state.bold && (isPlain || !style.bold) ? { strong: true } : {}),
      ...(state.italic && (isPlain || !style.italic) ? { em: true } : {}),
      ...(state.field?.link === undefined ? {} : { href: state.field.link }),
      ...(state.language === undefined ? {} : { lang: state.language }),
      ...(notes.length > 0 ? { notes } : {}),
    };
  }

  private idOf(change: Change): string {
    return this.notes.idOf(this.tables.named(change));
  }

  private takeOut(words: string, gone: Change, state: State): void {
    const put = changeIn(state, 'insertion') ?? changeIn(state, 'moved-here');
    const inserted = put ? [this.idOf(put)] : [];
    this.flow.push(goneWords(this.idOf(gone), this.dressed(words, inserted, state)));
    this.anchor([]);
  }

  private hide(words: string, change: Change): void {
    const id = this.notes.takeOut(change, words);
    this.anchor(id === null ? [] : [id]);
  }

  private anchor(ids: readonly string[]): void {
    const notes = [...ids, ...[...this.openComments.values()].map((note) => note.id)];
    if (notes.length > 0) this.flow.push({ text: '', notes });
  }

  /** Names of a table, each ended by a semicolon. */
  private entries(text: string, add: (name: string) => void): void {
    const parts = (this.buffer + text).split(';');
    this.buffer = (parts.pop() ?? '').slice(-1000);
    for (const part of parts) add(part.trim());
  }
}

/** The change of a kind that holds; its author still as a number. */
function changeIn(state: State, kind: Change['kind']): Change | null {
  const found = state.changes[kind];
  return found ? { kind, author: `#${found.author}`, at: found.at } : null;
}

function goneIn(state: State): Change | null {
  const hidden: Change | null = state.isHidden ? { kind: 'hidden', author: '', at: null } : null;
  return changeIn(state, 'deletion') ?? changeIn(state, 'moved-away') ?? hidden;
}

function textOf(entries: readonly Entry[]): string {
  const lines: string[] = [];
  const gather = (runs: Runs): Runs => {
    const words = wordsOf(runs);
    if (words.trim() !== '') lines.push(words);
    return runs;
  };
  for (const piece of arrange(entries)) mapRuns(piece, gather);
  return lines.join('\n').trim();
}

function wordsOf(runs: Runs): string {
  // No proposal stands in a comment, nor in the head of a page: words that are gone there are words.
  return runs.map((run) => (run === 'line-break' ? '\n' : shown(run).text)).join('');
}
