/** Text fit for a story, and what was done to make it so, in sentences for the editor. */
export interface CleanText {
  /** Lines end in `\n` alone; no controls but tabs; no lone surrogates. */
  readonly text: string;
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

/* eslint-disable no-control-regex */
// Line ends of every system (Unicode Standard Annex 14, class BK, CR, LF, NL). A form feed and a
// paragraph separator part paragraphs, so they count as an empty line.
const lineEnds = /\r\n|[\r\u000b\u0085\u2028]/g;
const paragraphEnds = /[\f\u2029]/g;
const mislabelled = /[\u0080-\u009f]/g;
const loneSurrogates = /\p{Surrogate}/gu;
// C0 and C1 controls, and the code points that Unicode reserves for no character.
const notCharacters =
  /[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u009f\ufdd0-\ufdef\p{Noncharacter_Code_Point}]/gu;
/* eslint-enable no-control-regex */

/**
 * Makes line ends one, reads Windows-1252 characters that were mislabelled as controls, puts
 * U+FFFD for half characters (lone surrogates), and drops controls. All else stays as it is.
 */
export function cleanText(raw: string): CleanText {
  const start = raw.startsWith('\ufeff') ? raw.slice(1) : raw;
  const lined = start.replace(lineEnds, '\n').replace(paragraphEnds, '\n\n');
  const read = replaceAll(lined, mislabelled, readWindows);
  const whole = replaceAll(read.text, loneSurrogates, () => '\ufffd');
  const clean = replaceAll(whole.text, notCharacters, () => '');
  const changed = [
    sentence(
      read.count,
      'control code was',
      'control codes were',
      'read as the Windows-1252 character it stands for.',
      'read as the Windows-1252 characters they stand for.',
    ),
    sentence(
      whole.count,
      'half character',
      'half characters',
      '(a lone surrogate) now stands as �.',
      '(lone surrogates) now stand as �.',
    ),
  ];
  const dropped = [
    sentence(
      clean.count,
      'control character that prints',
      'control characters that print',
      'nothing.',
      'nothing.',
    ),
  ];
  return { text: clean.text, changed: changed.filter(Boolean), dropped: dropped.filter(Boolean) };
}

interface Replaced {
  readonly text: string;
  readonly count: number;
}

function replaceAll(
  text: string,
  pattern: RegExp,
  replacement: (found: string) => string,
): Replaced {
  let count = 0;
  const replaced = text.replace(pattern, (found) => {
    const sign = replacement(found);
    if (sign !== found) count += 1;
    return sign;
  });
  return { text: replaced, count };
}

// As the HTML standard reads numeric references from 128 to 159; five codes stand for nothing.
const windows = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at),
);

function readWindows(control: string): string {
  return windows.charAt(control.charCodeAt(0) - 0x80);
}

function sentence(
  count: number,
  one: string,
  many: string,
  endOne: string,
  endMany: string,
): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${one} ${endOne}` : `${count} ${many} ${endMany}`;
}
