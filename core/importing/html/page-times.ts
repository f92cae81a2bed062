/** A time as a page writes it, and whether its zone was missing and UTC was taken. */
export interface ReadTime {
  /** Milliseconds since 1970 in UTC. */
  readonly at: number;
  readonly lacksZone: boolean;
}

// ISO 8601 and RFC 3339, as far as pages use them: a day, then perhaps a time, then perhaps a zone.
const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
// RFC 5322, as message headers have it.
const mail =
  /^(?:\w{3},\s*)?(\d{1,2})\s+(\w{3})\w*\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{4})?/i;
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** Reads a moment; null for what is none. A day alone is its first second in UTC. */
export function readTime(written: string): ReadTime | null {
  const text = written.trim();
  const parts = iso.exec(text);
  if (parts) return momentOf(parts.slice(1, 4).map(Number), parts.slice(4, 7), parts[7]);
  const letter = mail.exec(text);
  if (!letter) return null;
  const [, day, name = '', year, ...rest] = letter;
  const month = months.indexOf(name.toLowerCase()) / 3 + 1;
  if (!Number.isInteger(month) || month < 1) return null;
  return momentOf([Number(year), month, Number(day)], rest.slice(0, 3), rest[3]);
}

function momentOf(
  [year = 0, month = 0, day = 0]: readonly number[],
  [hour, minute, second]: readonly (string | undefined)[],
  zone: string | undefined,
): ReadTime | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const time = Date.UTC(
    year,
    month - 1,
    day,
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const at = time - offsetOf(zone);
  const isMoment = Number.isFinite(at) && at >= 0 && Number(hour ?? 0) < 25;
  return isMoment ? { at, lacksZone: hour !== undefined && zone === undefined } : null;
}

function offsetOf(zone: string | undefined): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}
