/** What goes with a picture from story to story. Each is plain text on one line; empty when nobody wrote it. */
export interface PictureWords {
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
  /** What is printed under it. */
  readonly caption: string;
  /** Who made it and for whom, such as “Ada Brook/Agency”. */
  readonly credit: string;
  /** Who owns it and how it may be used. */
  readonly rights: string;
}

/** Of a picture that nobody has written anything for. */
export const noPictureWords: PictureWords = { alt: '', caption: '', credit: '', rights: '' };

/** The most UTF-16 units of each, as a figure takes them. */
export const longestPictureWords: Readonly<Record<keyof PictureWords, number>> = {
  alt: 2000,
  caption: 4000,
  credit: 400,
  rights: 400,
};

/** `words`, and `others` where it has none. */
export function filledWith(words: PictureWords, others: PictureWords): PictureWords {
  return {
    alt: words.alt || others.alt,
    caption: words.caption || others.caption,
    credit: words.credit || others.credit,
    rights: words.rights || others.rights,
  };
}
