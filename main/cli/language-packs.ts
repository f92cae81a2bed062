import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { Hunspell } from 'hunspell-wasm';
import startHunspell from 'hunspell-wasm/wasm/hunspell.js';
import type { Language } from '../../core/proofreading/language/language.ts';
import { openPack, type SpellingPack } from '../../core/proofreading/language/spelling-pack.ts';

const unzip = promisify(brotliDecompress);

// The package's types leave out what its program can be told.
type StartHunspell = (choices: { readonly wasmBinary: Uint8Array }) => Promise<unknown>;

/** The languages at hand, which grow as texts ask for them. */
export type Languages = Map<string, Language | SpellingPack>;

/**
 * Opens the spelling pack of a language.
 * @param folder where scripts/language/packs.mjs wrote to
 * @param tag the primary subtag of a packed language
 */
export async function loadPack(folder: string, tag: string): Promise<SpellingPack> {
  const [wasmBinary, zipped] = await Promise.all([
    readFile(join(folder, 'hunspell.wasm')),
    readFile(join(folder, `${tag}.bin.br`)),
  ]);
  const [program, text] = await Promise.all([
    (startHunspell as StartHunspell)({ wasmBinary }),
    unzip(zipped),
  ]);
  return openPack(tag, text.toString('utf8'), (aff, dic) => new Hunspell(program, aff, dic));
}
