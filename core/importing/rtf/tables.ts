import type { Role } from '../office/arrange.ts';
import type { Change } from '../office/note-book.ts';
import { roleOfStyle } from '../office/style-role.ts';
import type { State } from './state.ts';

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

/** What the tables at the head of a file say: fonts, styles, who changed what. */
export class RtfTables {
  readonly fonts = new Map<number, Font>();
  readonly authors: string[] = [];
  /** The code page of the file itself. */
  page = 1252;
  standardFont = 0;
  private readonly styles = new Map<number, Style>();

  fontOf(state: State): Font {
    const font = this.fonts.get(state.font < 0 ? this.standardFont : state.font);
    return font ?? { name: '', page: undefined };
  }

  /** The code page that the signs of a place are in. */
  pageOf(state: State): number {
    return this.fontOf(state).page ?? this.page;
  }

  addFont(name: string, state: State): void {
    this.fonts.set(state.font, { name, page: this.fonts.get(state.font)?.page });
  }

  addStyle(name: string, { paragraph, bold, italic }: State): void {
    if (paragraph.style < 0) return;
    const role = roleOfStyle(name) ?? byOutline(paragraph.outline);
    this.styles.set(paragraph.style, { role, bold, italic });
  }

  styleOf({ paragraph }: State): Style {
    return this.styles.get(paragraph.style) ?? plainStyle;
  }

  roleOf(state: State): Role {
    const byStyle = this.styleOf(state).role;
    return byStyle ?? byOutline(state.paragraph.outline) ?? { kind: 'plain' };
  }

  /** A change with its author's name in place of the number. */
  named(change: Change): Change {
    const number = /^#(-?\d+)$/.exec(change.author)?.[1];
    if (number === undefined) return change;
    const author = this.authors[Number(number)] ?? '';
    return { ...change, author: author === 'Unknown' ? '' : author };
  }
}

function byOutline(level: number | null): Role | null {
  return level !== null && level >= 0 && level < 9 ? { kind: 'heading', level: level + 1 } : null;
}
