// What is a film or a sound recording, by its first bytes: ISO 14496-12 (MP4, MOV, M4A), Matroska
// and WebM, RIFF (AVI, WAV), MPEG streams, MP3 and AAC frames, Ogg, FLAC, AIFF, AMR, ASF, FLV.

/** A film or a sound recording; null for anything else. */
export type Recording = 'a video' | 'a sound recording' | null;

const signatures: readonly (readonly [magic: string, at: number, recording: Recording])[] = [
  ['\x1aE\xdf\xa3', 0, 'a video'],
  ['AVI ', 8, 'a video'],
  ['\0\0\x01\xba', 0, 'a video'],
  ['\0\0\x01\xb3', 0, 'a video'],
  ['FLV\x01', 0, 'a video'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 0, 'a video'],
  ['moov', 4, 'a video'],
  ['mdat', 4, 'a video'],
  ['wide', 4, 'a video'],
  ['ID3', 0, 'a sound recording'],
  ['OggS', 0, 'a sound recording'],
  ['fLaC', 0, 'a sound recording'],
  ['WAVE', 8, 'a sound recording'],
  ['AIFF', 8, 'a sound recording'],
  ['AIFC', 8, 'a sound recording'],
  ['#!AMR', 0, 'a sound recording'],
  ['MThd', 0, 'a sound recording'],
];

const soundBrands = new Set(['M4A ', 'M4B ', 'M4P ', 'F4A ', 'F4B ']);
const pictureBrands = /^(?:hei|hev|mif1|msf1|avi[fs])/;

/** Tells a recording by the first bytes of its file. */
export function readRecording(head: Uint8Array): Recording {
  if (latin1(head, 4, 4) === 'ftyp') return byBrand(latin1(head, 8, 4));
  const found = signatures.find(([magic, at]) => latin1(head, at, magic.length) === magic);
  if (found) return found[2];
  if (isTransportStream(head)) return 'a video';
  return isSoundFrame(head) ? 'a sound recording' : null;
}

function byBrand(brand: string): Recording {
  if (pictureBrands.test(brand)) return null;
  return soundBrands.has(brand) ? 'a sound recording' : 'a video';
}

/** ISO 13818-1: packets of 188 bytes, each beginning with the same one. */
function isTransportStream(head: Uint8Array): boolean {
  return [0, 188, 376, 564].every((at) => head[at] === 0x47) && head.length > 564;
}

/** ISO 11172-3 layer III and ISO 13818-7 (ADTS): a frame's header, looked at bit by bit. */
function isSoundFrame(head: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0] = head;
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return false;
  if ((b & 0xf6) === 0xf0) return ((c >> 2) & 0x0f) < 13;
  const isLayerThree = (b & 0x06) === 0x02 && (b & 0x18) !== 0x08;
  const rates = (c >> 4) & 0x0f;
  return isLayerThree && rates !== 0 && rates !== 15 && (c & 0x0c) !== 0x0c;
}

function latin1(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
