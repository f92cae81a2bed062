// Parts of speech of words, the likeliest first, from the lexicon of Brill's tagger (MIT).

import { pathToFileURL } from 'node:url';

/** Word → its tags joined by “/”. */
export async function readTags(folder) {
  const { brill } = await import(pathToFileURL(`${folder}/index.js`).href);
  return new Map(Object.entries(brill).map(([word, tags]) => [word, tags.join('/')]));
}
