// A pack is a Hunspell dictionary made small: the words in order, each only with what differs from
// the word before (front coding), then Brotli. The affix file stays as it is, notices and all.

/** A Hunspell dictionary: the affix file and the word list, as text. */
export interface HunspellDictionary {
  readonly aff: string;
  readonly dic: string;
}

const PART = '\0';
// Lengths are written as one sign each; the first that can be seen stands for nought.
const NOUGHT = 0x21;
const LONGEST_SHARED = 80;
/** “po:noun”, “st:stem”: said of a word, not needed to spell it. */
const ABOUT = /(?:[ \t]+[a-z]{2}:\S*)+$/;

/**
 * Writes a dictionary as the text of a pack (UTF-8, then Brotli, make the file). Words keep their
 * flags; what stands behind them about grammar goes, and so do remarks.
 */
export function writePack({ aff, dic }: HunspellDictionary): string {
  const words = dic
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '' && !/^[\t/#]/.test(line))
    .map((line) => (line.includes('ph:') ? line : line.replace(ABOUT, '').trimEnd()));
  words.sort();
  let before = '';
  const lines = words.map((word) => {
    const shared = sharedStart(before, word);
    before = word;
    return String.fromCharCode(NOUGHT + shared) + word.slice(shared);
  });
  return `${aff.replace(/^\ufeff/, '')}${PART}${lines.join('\n')}`;
}

/**
 * Reads the text of a pack.
 * @throws RangeError when it is none.
 */
export function readPack(text: string): HunspellDictionary {
  const part = text.indexOf(PART);
  if (part < 0) throw new RangeError('This is not a spelling pack');
  let word = '';
  const words = text
    .slice(part + 1)
    .split('\n')
    .map((line) => {
      word = word.slice(0, line.charCodeAt(0) - NOUGHT) + line.slice(1);
      return word;
    });
  return { aff: text.slice(0, part), dic: `${String(words.length)}\n${words.join('\n')}\n` };
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length, LONGEST_SHARED);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  // A sign of two units must stay whole, or it could not be written as UTF-8.
  return at > 0 && (one.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}
