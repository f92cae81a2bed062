import {
  readPictureFacts,
  type PictureFacts,
} from '../../../../core/article/pictures/picture-facts.ts';
import {
  filledWith,
  noPictureWords,
  type PictureWords,
} from '../../../../core/article/pictures/picture-words.ts';
import type { Medium } from '../../../../core/contract/media.ts';
import type { EditorHost } from '../../editor-host.ts';

/** What a picture's file tells; nothing when its bytes make no sense. It is read here, in the page's sandbox. */
export function factsOf(type: Medium['type'], bytes: Uint8Array): PictureFacts {
  try {
    return readPictureFacts(type, bytes);
  } catch {
    // The words are an offer: a file that reads badly still is a picture.
    return { words: noPictureWords, hasPlace: false };
  }
}

/** The words that a picture had last, and where it had none, those of its file. */
export async function wordsFor(
  medium: Medium,
  bytes: Uint8Array | null,
  host: EditorHost,
): Promise<PictureWords> {
  const isTold = Object.values(medium.words).every((words) => words !== '');
  if (isTold) return medium.words;
  const file = bytes ?? (await host.readMedia(medium.hash));
  return file === null ? medium.words : filledWith(medium.words, factsOf(medium.type, file).words);
}
