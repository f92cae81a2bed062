// The smallest files of each kind, made here byte by byte.

/** Bytes of Latin-1 text, each sign one byte. */
export function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** A picture of one pixel. */
export const tinyGif = latin1(
  'GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
);

const jpegScan = '\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\0\x34\xff\xd0\x56';

/** Pictures by their type, whole in their form, though none shows anything. */
export const wholePictures: readonly (readonly [type: string, bytes: Uint8Array<ArrayBuffer>])[] = [
  ['image/gif', tinyGif],
  [
    'image/png',
    latin1(
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\x04IDATabcd1234\0\0\0\0IEND\xaeB`\x82',
    ),
  ],
  [
    'image/jpeg',
    // The notes hold a small picture, with an end of its own.
    latin1(
      `\xff\xd8\xff\xe1\0\x0aExif\xff\xd8\xff\xd9\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0${jpegScan}\xff\xc4\0\x04\0\0${jpegScan}\xff\xd9`,
    ),
  ],
  ['image/webp', latin1('RIFF\x18\0\0\0WEBPVP8L\x0c\0\0\0\x2f\0\0\0\0\0\0\0\0\0\0\0')],
];

/** The first bytes of recordings and what each is. */
export const recordings: readonly (readonly [name: string, start: string, what: string])[] = [
  ['MP4', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2', 'a video'],
  ['QuickTime', '\0\0\0\x14ftypqt  \0\0\0\0', 'a video'],
  ['an old QuickTime', '\0\0\x01\0moov\0\0', 'a video'],
  ['Matroska and WebM', '\x1aE\xdf\xa3\x93B\x82\x88matroska', 'a video'],
  ['AVI', 'RIFF\x10\0\0\0AVI LIST', 'a video'],
  ['an MPEG programme stream', '\0\0\x01\xba\x44\0\x04\0', 'a video'],
  ['an MPEG transport stream', `G${'\0'.repeat(187)}`.repeat(4), 'a video'],
  ['Windows Media', '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9', 'a video'],
  ['M4A', '\0\0\0\x20ftypM4A \0\0\x02\0', 'a sound recording'],
  ['MP3 with a tag', 'ID3\x04\0\0\0\0\0\0', 'a sound recording'],
  ['MP3 without', '\xff\xfb\x90\x64\0\0', 'a sound recording'],
  ['AAC', '\xff\xf1\x50\x80\0\0', 'a sound recording'],
  ['WAV', 'RIFF\x10\0\0\0WAVEfmt ', 'a sound recording'],
  ['Ogg', 'OggS\0\x02\0\0', 'a sound recording'],
  ['FLAC', 'fLaC\0\0\0\x22', 'a sound recording'],
];
