import { raisedNumber } from '../office/raised.ts';
import { isSymbolFont, signOf } from '../office/symbol-fonts.ts';
import type { Tally } from '../office/tally.ts';
import type { State } from './state.ts';
import type { RtfTables } from './tables.ts';

/** Words as Unicode writes them: raised numbers, and the signs of symbol fonts. */
export function writtenOut(
  text: string,
  state: State,
  { tables, tally }: { readonly tables: RtfTables; readonly tally: Tally },
): string {
  if (state.raised !== null) {
    const number = raisedNumber(text, state.raised);
    if (number !== null) tally.add('raised');
    return number ?? text;
  }
  const { name } = tables.fontOf(state);
  if (!isSymbolFont(name)) return text;
  return Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    const read = code <= 0xff || code >= 0xf000 ? signOf(name, code) : sign;
    // A letter that the table does not know may well be meant as one.
    if (read === null && code < 0x80) return sign;
    if (read === null) tally.add('symbols');
    return read ?? '\ufffd';
  }).join('');
}
