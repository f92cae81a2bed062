/** A moment as RTF packs it (`\revdttm`), in milliseconds since 1970; the zone is not told. */
export function momentOf(packed: number): number | null {
  if (!Number.isInteger(packed) || packed === 0) return null;
  const minute = packed & 0x3f;
  const hour = (packed >> 6) & 0x1f;
  const day = (packed >> 11) & 0x1f;
  const month = (packed >> 16) & 0xf;
  const year = 1900 + ((packed >> 20) & 0x1ff);
  const isMoment = minute < 60 && hour < 24 && day > 0 && month > 0 && month < 13;
  return isMoment ? Date.UTC(year, month - 1, day, hour, minute) : null;
}
