/** An encoding with one or two bytes a sign: its WHATWG label and its name for the editor. */
interface MultiByteEncoding {
  readonly label: string;
  readonly name: string;
  /** Signs that any text in its language is full of. */
  readonly usual: RegExp;
}

// Kana stand in every Japanese sentence, and the other encodings hold Hangul nowhere near where
// Korean has it. Of Chinese the hundred commonest characters make up two fifths of any text.
const kana = /[ぁ-んァ-ヶー、。]/gu;
const hangul = /[가-힣]/gu;
const simplified =
  /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实，。]/gu;
const traditional =
  /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實，。]/gu;

const encodings: readonly MultiByteEncoding[] = [
  { label: 'shift_jis', name: 'Shift JIS (Japanese)', usual: kana },
  { label: 'euc-jp', name: 'EUC-JP (Japanese)', usual: kana },
  { label: 'euc-kr', name: 'EUC-KR (Korean)', usual: hangul },
  { label: 'gb18030', name: 'GB 18030 (Chinese)', usual: simplified },
  { label: 'big5', name: 'Big5 (Chinese)', usual: traditional },
];

const sampleSize = 65_536;
const fewest = 4;
const share = 0.25;

/**
 * The East Asian encoding that the bytes are in, or null: in it every byte is part of a sign, and a
 * good share of the signs are those that its language cannot do without. Misread Cyrillic or
 * accented Latin makes rare signs only.
 */
export function guessMultiByte(
  bytes: Uint8Array,
): Pick<MultiByteEncoding, 'label' | 'name'> | null {
  const sample = bytes.subarray(0, sampleSize);
  let best: MultiByteEncoding | null = null;
  let bestShare = share;
  for (const encoding of encodings) {
    const text = decodeWhole(sample, encoding.label);
    const signs = text?.match(/[^\0-\x7f\s]/gu)?.length ?? 0;
    const usual = text?.match(encoding.usual)?.length ?? 0;
    if (usual < fewest || usual / signs <= bestShare) continue;
    best = encoding;
    bestShare = usual / signs;
  }
  return best;
}

/** Null when a byte is none of the encoding's; a sign that the end of the sample cuts is let go. */
function decodeWhole(bytes: Uint8Array, label: string): string | null {
  const decoder = new TextDecoder(label, { fatal: true });
  const isCut = bytes.length === sampleSize;
  for (let cut = 0; cut <= (isCut ? 3 : 0); cut++) {
    try {
      return decoder.decode(bytes.subarray(0, bytes.length - cut));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}
