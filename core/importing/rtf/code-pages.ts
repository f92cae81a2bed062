// Code pages by Windows' numbers, and the character sets of fonts (RTF 1.9.1, “Font table”), as far
// as the WHATWG Encoding standard knows them.

const labels: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  65001: 'utf-8',
};

const charsets: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** The code page of a font's character set; undefined where the document's own holds. */
export function pageOfCharset(charset: number): number | undefined {
  return charsets[charset];
}

/** Reads bytes in a code page; one that is unknown is read as Windows-1252. */
export function decodePage(bytes: readonly number[], page: number): string {
  const label = page >= 1250 && page <= 1258 ? `windows-${page}` : (labels[page] ?? 'windows-1252');
  return new TextDecoder(label).decode(Uint8Array.from(bytes));
}

const languages: Readonly<Record<number, string>> = {
  1025: 'ar',
  1028: 'zh-TW',
  1029: 'cs-CZ',
  1030: 'da-DK',
  1031: 'de-DE',
  1032: 'el-GR',
  1033: 'en-US',
  1034: 'es-ES',
  1036: 'fr-FR',
  1037: 'he-IL',
  1040: 'it-IT',
  1041: 'ja-JP',
  1042: 'ko-KR',
  1043: 'nl-NL',
  1045: 'pl-PL',
  1046: 'pt-BR',
  1048: 'ro-RO',
  1049: 'ru-RU',
  1051: 'sk-SK',
  1053: 'sv-SE',
  1055: 'tr-TR',
  1058: 'uk-UA',
  1059: 'be-BY',
  1062: 'lv-LV',
  1063: 'lt-LT',
  1079: 'ka-GE',
  2052: 'zh-CN',
  2055: 'de-CH',
  2057: 'en-GB',
  2070: 'pt-PT',
  3082: 'es-ES',
};

/** The language tag of a Windows language number (`\lang`), or undefined. */
export function languageOfNumber(number: number): string | undefined {
  return languages[number];
}
