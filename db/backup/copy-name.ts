/**
 * What a copy was made for.
 * - `backup`: by the clock
 * - `by-hand`: because the editor asked
 * - `before-update`: before a newer release changed the store's layout
 * - `before-restore`: before another copy took the store's place
 */
export type CopyKind = 'backup' | 'by-hand' | 'before-update' | 'before-restore';

/** What the name of a copy's file says. */
export interface CopyName {
  readonly name: string;
  readonly kind: CopyKind;
  /**
   * Which copy of its folder it is, counting up: tells their order also when the clock was wrong.
   * 0 where the name has none.
   */
  readonly number: number;
  /** When it was made by the clock of that time, in milliseconds since 1970. */
  readonly at: number;
}

const ending = '.sqlite';
const form =
  /^(backup|by-hand|before-update|before-restore)-(?:(\d{6,12})-)?(?:from-\d+-)?(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-(\d{3}))?Z\.sqlite$/;

/** The name of a copy's file; read again by `readCopyName`. */
export function copyName({ kind, number, at }: Omit<CopyName, 'name'>): string {
  const when = new Date(at).toISOString().replace(/[:.]/g, '-');
  return `${kind}-${String(number).padStart(6, '0')}-${when}${ending}`;
}

/** What a file's name says of it; null when it is not the name of a copy. */
export function readCopyName(name: string): CopyName | null {
  const parts = form.exec(name);
  if (!parts) return null;
  const [, kind, number, day, hours, minutes, seconds, rest = '000'] = parts;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${rest}Z`);
  if (!Number.isFinite(at)) return null;
  return { name, kind: kind as CopyKind, number: Number(number ?? 0), at };
}

/** What the name of a copy that is still being made begins with; the maker's process follows. */
export const draftPrefix = 'draft-';
