import { linkOfField } from '../docx/fields.ts';
import { arrange, hasWords, type Entry, type Role } from '../office/arrange.ts';
import { NoteBook, type Change, type OpenNote } from '../office/note-book.ts';
import { raisedNumber } from '../office/raised.ts';
import { mapRuns } from '../office/settle-languages.ts';
import { roleOfStyle } from '../office/style-role.ts';
import { isSymbolFont, signOf } from '../office/symbol-fonts.ts';
import { quoted, Tally } from '../office/tally.ts';
import type { PieceDraft, Runs } from '../story-draft.ts';
import { ByteGatherer } from './byte-gatherer.ts';
import { momentOf } from './moment.ts';
import { Flow } from './flow.ts';
import type { Destination, State } from './state.ts';

interface Font {
  readonly name: string;
  readonly page: number | undefined;
}

interface Style {
  readonly role: Role | null;
  readonly bold: boolean;
  readonly italic: boolean;
}

const plainStyle: Style = { role: null, bold: false, italic: false };
const mostComments = 12;

/** What the reading of an RTF file has gathered so far, and where the next words go. */
export class RtfDocument {
  readonly tally = new Tally();
  readonly notes: NoteBook;
  readonly footnotes: PieceDraft[][] = [];
  readonly fonts = new Map<number, Font>();
  readonly styles = new Map<number, Style>();
  readonly authors: string[] = [];
  page = 1252;
  standardFont = 0;
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

  pageOf(state: State): number {
    const font = this.fonts.get(state.font < 0 ? this.standardFont : state.font);
    return font?.page ?? this.page;
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
        return this.entries(text, (name) => this.fonts.set(state.font, this.fontOf(name, state)));
      case 'style-sheet':
        return this.entries(text, (name) => this.addStyle(name, state));
      case 'revision-table':
        return this.entries(text, (name) => this.authors.push(name));
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
    if (gone) this.takeOut('\n', gone);
    else this.flow.push('line-break');
  }

  endParagraph(state: State, isInTable = state.paragraph.isInTable): void {
    if (state.destination !== 'text' || state.isForOldReaders) return;
    const gone = changeIn(state, 'deletion') ?? changeIn(state, 'moved-away');
    if (gone) return this.takeOut('\n', gone);
    const insertion = this.flow.hasWordsOpen ? changeIn(state, 'insertion') : null;
    const id = this.notes.endParagraph(insertion && this.named(insertion));
    if (id !== null) this.flow.push({ text: '', notes: [id] });
    this.flow.endParagraph(this.roleOf(state), state.paragraph.level, isInTable);
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
    if (gone) return this.takeOut('[picture]', gone);
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
    this.flow.endParagraph(this.roleOf(state), state.paragraph.level, state.paragraph.isInTable);
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
    if (gone) return this.takeOut(text, gone);
    const worn = (['insertion', 'moved-here'] as const).flatMap(
      (kind) => changeIn(state, kind) ?? [],
    );
    const struck: Change[] = state.isStruck ? [{ kind: 'struck', author: '', at: null }] : [];
    const changes = [...worn.map((change) => this.named(change)), ...struck];
    const notes = [
      ...this.notes.mark(changes),
      ...[...this.openComments.values()].map(({ id }) => id),
    ];
    const style = this.styles.get(state.paragraph.style) ?? plainStyle;
    const isPlain = style.role === null;
    this.flow.push({
      text: this.writtenOut(text, state),
      keepsSpace: true,
      ...(state.bold && (isPlain || !style.bold) ? { strong: true } : {}),
      ...(state.italic && (isPlain || !style.italic) ? { em: true } : {}),
      ...(state.field?.link === undefined ? {} : { href: state.field.link }),
      ...(state.language === undefined ? {} : { lang: state.language }),
      ...(notes.length > 0 ? { notes } : {}),
    });
  }

  private writtenOut(text: string, state: State): string {
    if (state.raised !== null) {
      const number = raisedNumber(text, state.raised);
      if (number !== null) this.tally.add('raised');
      return number ?? text;
    }
    const font = this.fonts.get(state.font < 0 ? this.standardFont : state.font)?.name ?? '';
    if (!isSymbolFont(font)) return text;
    return Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      const read = code <= 0xff || code >= 0xf000 ? signOf(font, code) : sign;
      // A letter that the table does not know may well be meant as one.
      if (read === null && code < 0x80) return sign;
      if (read === null) this.tally.add('symbols');
      return read ?? '\ufffd';
    }).join('');
  }

  private takeOut(words: string, change: Change): void {
    const id = this.notes.takeOut(this.named(change), words);
    const notes = [
      ...(id === null ? [] : [id]),
      ...[...this.openComments.values()].map((note) => note.id),
    ];
    if (notes.length > 0) this.flow.push({ text: '', notes });
  }

  /** A change with its author's name in place of the number. */
  private named(change: Change): Change {
    const number = /^#(-?\d+)$/.exec(change.author)?.[1];
    if (number === undefined) return change;
    const author = this.authors[Number(number)] ?? '';
    return { ...change, author: author === 'Unknown' ? '' : author };
  }

  private roleOf({ paragraph }: State): Role {
    const role = this.styles.get(paragraph.style)?.role;
    if (role) return role;
    const { outline } = paragraph;
    return outline !== null && outline < 9
      ? { kind: 'heading', level: outline + 1 }
      : { kind: 'plain' };
  }

  private fontOf(name: string, state: State): Font {
    const known = this.fonts.get(state.font);
    return { name, page: known?.page };
  }

  private addStyle(name: string, { paragraph, bold, italic }: State): void {
    if (paragraph.style < 0) return;
    const { outline } = paragraph;
    const byLevel: Role | null =
      outline !== null && outline < 9 ? { kind: 'heading', level: outline + 1 } : null;
    this.styles.set(paragraph.style, { role: roleOfStyle(name) ?? byLevel, bold, italic });
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
    if (hasWords(runs)) lines.push(wordsOf(runs));
    return runs;
  };
  for (const piece of arrange(entries)) mapRuns(piece, gather);
  return lines.join('\n').trim();
}

function wordsOf(runs: Runs): string {
  return runs.map((run) => (run === 'line-break' ? '\n' : run.text)).join('');
}
