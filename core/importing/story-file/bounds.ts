import * as v from 'valibot';
import { isId } from '../../base/id.ts';

// The building blocks of what a story file holds. Every text has a bound.

/** A line of at most 400 UTF-16 units. */
export const line = v.pipe(v.string(), v.maxLength(400));
/** A text of at most 20,000 UTF-16 units. */
export const prose = v.pipe(v.string(), v.maxLength(20_000));
/** Milliseconds since 1970 in UTC, to the end of the year 9999: a later one cannot be printed. */
export const moment = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(253_402_300_799_999),
);

/** An id of one kind of thing. */
export function idOf<One extends string>() {
  return v.pipe(
    v.string(),
    v.check((text) => isId(text)),
    v.transform((text) => text as One),
  );
}
