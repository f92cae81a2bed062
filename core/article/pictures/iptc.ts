import { viewOf } from './bytes.ts';

// IIM 4.2: records of 0x1C, record number, data set, length. In record 2 stand the words of editors.
const marker = 0x1c;
const utf8 = '\u001b%G';
const longest = 8000;

/** The words that IPTC's records hold; empty where they hold none. */
export interface IptcWords {
  readonly caption: string;
  readonly byline: string;
  readonly credit: string;
  readonly copyright: string;
  /** Whether a place is named: a city or a part of it. */
  readonly hasPlace: boolean;
}

/** Reads IPTC's records. Whatever bytes there are, it ends and does not throw. */
export function readIptc(bytes: Uint8Array): IptcWords {
  const sets = dataSets(bytes);
  const isUtf8 = latin1(sets.get('1:90')) === utf8;
  const text = (name: string): string => decode(sets.get(name), isUtf8);
  return {
    caption: text('2:120'),
    byline: text('2:80'),
    credit: text('2:110'),
    copyright: text('2:116'),
    hasPlace: sets.has('2:90') || sets.has('2:92'),
  };
}

/** By “record:data set”; of what is there several times the first. */
function dataSets(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  const sets = new Map<string, Uint8Array>();
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === marker;) {
    const length = view.getUint16(at + 3);
    // Longer than 32,767 bytes: the length is written otherwise, and no words are meant.
    if (length > 0x7fff) break;
    const name = `${bytes[at + 1]}:${bytes[at + 2]}`;
    if (!sets.has(name)) sets.set(name, bytes.subarray(at + 5, at + 5 + Math.min(length, longest)));
    at += 5 + length;
  }
  return sets;
}

function decode(bytes: Uint8Array | undefined, isUtf8: boolean): string {
  if (!bytes) return '';
  if (isUtf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Before a character set was named, programs wrote their system's.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function latin1(bytes: Uint8Array | undefined): string {
  return bytes ? String.fromCharCode(...bytes.subarray(0, 8)) : '';
}
