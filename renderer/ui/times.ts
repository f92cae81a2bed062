/**
 * The language that the desk speaks, and so its days and hours: Friday, 14:05. The pages that stand in
 * its place when the store cannot be opened, exports and the command line spell them alike.
 */
export const deskLanguage = 'en-GB';

const clock = new Intl.DateTimeFormat(deskLanguage, { hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = new Intl.DateTimeFormat(deskLanguage, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const weekday = new Intl.DateTimeFormat(deskLanguage, { weekday: 'long' });
const day = new Intl.DateTimeFormat(deskLanguage, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The time of day with seconds; `at` is milliseconds since 1970. */
export function spellClock(at: number): string {
  return clockWithSeconds.format(at);
}

/** A moment as short as it can be and still be plain: 11:20, Friday, 3 May 2026. */
export function spellMoment(at: number, now = Date.now()): string {
  if (dayOf(at) === dayOf(now)) return clock.format(at);
  return now - at < 6 * 86_400_000 && at < now ? weekday.format(at) : day.format(at);
}

/** Day and time of day. */
export function spellDayAndTime(at: number): string {
  return `${day.format(at)}, ${clock.format(at)}`;
}

function dayOf(at: number): string {
  return day.format(at);
}
