import type { Language } from '../../core/proofreading/language/language.ts';
import { isPacked, primaryTag } from '../../core/proofreading/language/packed-languages.ts';
import { openPack, type SpellingPack } from '../../core/proofreading/language/spelling-pack.ts';
import type { ProofreadingRequest } from './messages.ts';

/** Fetches spelling packs when a story or a foreign word is in their language. */
export interface LanguagePacks {
  /** To be told every request, before it is carried out. */
  readonly hear: (request: ProofreadingRequest) => void;
}

/** The worker around the packs. Tests put their own in its place. */
export interface PackSurroundings {
  readonly load: (tag: string) => Promise<SpellingPack>;
  readonly arrived: (tag: string) => void;
  /** A pack could not be had. */
  readonly failed: (tag: string, error: unknown) => void;
  /** Calls back after some time. */
  readonly wait: (milliseconds: number, act: () => void) => void;
}

/** An editor who goes back and forth between two stories must not wait for both each time. */
const keptUnused = 60_000;

/**
 * Keeps in `languages` the packs that the open story needs. Those that it does not need go after a
 * minute, and their memory with them.
 */
export function createLanguagePacks(
  languages: Map<string, Language | SpellingPack>,
  { load, arrived, failed, wait }: PackSurroundings,
): LanguagePacks {
  let needed = new Set<string>();
  const asked = new Set<string>();

  function need(lang: string): void {
    const tag = primaryTag(lang);
    if (needed.has(tag) || !isPacked(tag)) return;
    needed.add(tag);
    if (!asked.has(tag) && !languages.has(tag)) void bring(tag);
  }

  async function bring(tag: string): Promise<void> {
    asked.add(tag);
    try {
      languages.set(tag, await load(tag));
      arrived(tag);
    } catch (error) {
      // The story can be read without; what can be said of it without a dictionary is said.
      failed(tag, error);
    } finally {
      asked.delete(tag);
    }
  }

  function leave(): void {
    const before = needed;
    needed = new Set();
    if (before.size > 0) wait(keptUnused, () => drop(before));
  }

  function drop(tags: ReadonlySet<string>): void {
    for (const tag of tags) if (!needed.has(tag)) languages.delete(tag);
  }

  return {
    hear(request) {
      if (request.kind === 'open' || request.kind === 'close') leave();
      if (request.kind !== 'check') return;
      for (const { lang, foreign } of request.blocks) {
        need(lang);
        for (const span of foreign) need(span.lang);
      }
    },
  };
}

const folder = '/language/packs';

/** Fetches and opens the pack of a language. The engine's program comes with the first. */
export async function loadPack(tag: string): Promise<SpellingPack> {
  const [{ Hunspell }, { default: start }, wasmBinary, text] = await Promise.all([
    import('hunspell-wasm'),
    import('hunspell-wasm/wasm/hunspell.js'),
    fetchFile('hunspell.wasm').then((answer) => answer.arrayBuffer()),
    fetchFile(`${tag}.bin`).then((answer) => answer.text()),
  ]);
  // Each language has a memory of its own, which goes when the pack goes.
  const program = await (start as StartHunspell)({ wasmBinary });
  return openPack(tag, text, (aff, dic) => new Hunspell(program, aff, dic));
}

// The package's types leave out what its program can be told.
type StartHunspell = (choices: { readonly wasmBinary: ArrayBuffer }) => Promise<unknown>;

async function fetchFile(name: string): Promise<Response> {
  const answer = await fetch(`${folder}/${name}`);
  if (!answer.ok) throw new Error(`The spelling pack ${name} answered ${answer.status}`);
  return answer;
}
