/** A moment as ODF writes it (XML Schema's dateTime), in milliseconds since 1970 in UTC, or null. */
export function momentOf(text: string): number | null {
  const found = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?\s*$/.exec(text);
  if (!found) return null;
  const [, moment = '', , zone = 'Z'] = found;
  const at = Date.parse(`${moment}${zone}`);
  return Number.isFinite(at) ? at : null;
}
