import fc from 'fast-check';

// prettier-ignore
const tricks = [
  '</script><script>alert(1)</script>', '<!--<script>', '-->', ']]>', '<![CDATA[',
  '</title><img src=x onerror=alert(1)>', '</style>', '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)", '&lt;b&gt;', '&#x3c;', '&amp', '&', '<', '>', '"', "'", '`', '\u2028',
  '\u2029', '\u0000', '\u000b', '\u000c', '\r', '\r\n', '\u0085', '\ufeff', '\ufffe', '\u{1ffff}',
  '\ud800', '\udc00', '\u202e', '<base href=//x>', '<meta http-equiv=refresh content=0>',
  '{{7*7}}', '${1}', '\\u003c', '\\', 'javascript:alert(1)', '=', ' ', '\n', '\t', 'ß', '🛶',
];

const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...tricks) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'Z', '7', ' ', 'é', 'Ж') },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  },
);

/** Text made of what has broken pages before, with every UTF-16 unit among it. */
export const hostileText = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));

/** What a reader is to see of `text`: the words of the HTML standard, written out sign by sign. */
export function seen(text: string): string {
  const signs = Array.from(text.replaceAll('\r\n', '\n'), (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    if (code === 0x0d || code === 0x0b || code === 0x85) return '\n';
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    if (isControl && code !== 0x09 && code !== 0x0a && code !== 0x0c) return '';
    return (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) ? '' : sign;
  });
  return signs.join('');
}

/** The same on one line. */
export function seenLine(text: string): string {
  return seen(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .join(' ');
}
