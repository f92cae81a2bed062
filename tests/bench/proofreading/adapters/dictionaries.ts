import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES: Readonly<Record<string, string>> = {
  'en-GB': 'dictionary-en-gb',
  'en-US': 'dictionary-en',
};

/** The Hunspell dictionary of a variety of English, as npm has it. */
export function readDictionary(lang: string): { aff: string; dic: string } {
  const name = PACKAGES[lang];
  if (name === undefined) throw new Error(`There is no dictionary for ${lang}`);
  const folder = dirname(fileURLToPath(import.meta.resolve(name)));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { aff: read('index.aff'), dic: read('index.dic') };
}
