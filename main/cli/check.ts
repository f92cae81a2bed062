import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import v8 from 'node:v8';
import { decodeText } from '../../core/importing/decoding/decode.ts';
import { checkText, issueLines } from '../../core/proofreading/check-text.ts';
import { loadLanguage } from '../../core/proofreading/language/language.ts';
import {
  isPacked,
  packedLanguages,
  primaryTag,
} from '../../core/proofreading/language/packed-languages.ts';
import type { Languages } from './language-packs.ts';
import { readSource } from './read-source.ts';

/** What `galley check` needs of the world. */
export interface CheckIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly cwd: string;
  /** The folder that scripts/build-language.mjs writes to. */
  readonly languageDir: string;
}

const USAGE = 'Use: galley check [--lang TAG] [FILE…], or galley check --jsonl < TEXTS';
const DEFAULT_LANG = 'en-GB';
const ENGLISH = ['en-GB', 'en-US'];
const LANGS = [...ENGLISH, ...packedLanguages.map(({ tag }) => tag)];
const NOTHING_FOUND = 0;
const FOUND = 1;
const BAD_INPUT = 2;

/**
 * `galley check`: reads files, standard input, or with `--jsonl` one text a line.
 * @returns the exit status: 0 nothing found (or every line answered), 1 something found, 2 wrong
 * use or an input that could not be read (the rest is checked all the same).
 */
export async function runCheck(args: readonly string[], io: CheckIo): Promise<number> {
  // A quarter less memory for a hundredth of the speed: scripts start many of these side by side.
  v8.setFlagsFromString('--optimize-for-size');
  const asked = parseArgs(args);
  if (typeof asked === 'string') return fail(io, asked);
  const languages: Languages = new Map();
  try {
    languages.set('en', loadLanguage(fs.readFileSync(path.join(io.languageDir, 'en.bin'))));
    await bring(asked.lang, languages, io);
  } catch (error) {
    return fail(io, unread(io, error));
  }
  if (asked.jsonl) return checkLines(languages, asked.lang, io);
  return checkFiles(languages, asked.files, asked.lang, io);
}

/** Has the spelling pack of a language at hand, if it needs one. */
async function bring(lang: string, languages: Languages, { languageDir }: CheckIo): Promise<void> {
  const tag = primaryTag(lang);
  if (languages.has(tag) || !isPacked(tag)) return;
  // Most texts are English and must not wait for the engine's program.
  const { loadPack } = await import('./language-packs.ts');
  languages.set(tag, await loadPack(path.join(languageDir, 'packs'), tag));
}

function isKnown(lang: string): boolean {
  return ENGLISH.includes(lang) || (isPacked(lang) && /^[a-z]{2}(?:-[A-Za-z\d]{2,8})*$/.test(lang));
}

interface Asked {
  readonly jsonl: boolean;
  readonly lang: string;
  readonly files: readonly string[];
}

function parseArgs(args: readonly string[]): Asked | string {
  const files: string[] = [];
  let jsonl = false;
  let lang = DEFAULT_LANG;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--jsonl') jsonl = true;
    else if (arg === '--lang') lang = args[(at += 1)] ?? '';
    else if (arg.startsWith('--lang=')) lang = arg.slice('--lang='.length);
    else if (arg.startsWith('-') && arg !== '-') return `There is no option ${arg}. ${USAGE}`;
    else files.push(arg);
  }
  if (!isKnown(lang)) return `The language must be one of ${LANGS.join(', ')}. ${USAGE}`;
  if (jsonl && files.length > 0) return `With --jsonl the texts come on standard input. ${USAGE}`;
  return { jsonl, lang, files };
}

async function checkFiles(
  languages: Languages,
  files: readonly string[],
  lang: string,
  io: CheckIo,
): Promise<number> {
  let status = NOTHING_FOUND;
  for (const file of files.length === 0 ? ['-'] : files) {
    const text = await readText(file, io);
    if (text === undefined) {
      status = BAD_INPUT;
      continue;
    }
    const name = file === '-' ? 'stdin' : file;
    const lines = issueLines(name, text, checkText(languages, text, lang));
    if (lines.length > 0) await write(io.stdout, `${lines.join('\n')}\n`);
    if (lines.length > 0 && status === NOTHING_FOUND) status = FOUND;
  }
  return status;
}

async function readText(file: string, io: CheckIo): Promise<string | undefined> {
  const source = await readSource(file, io);
  const read = source.ok ? decodeText(source.value) : source;
  if (read.ok) return read.value.text;
  fail(io, `${file === '-' ? 'Standard input' : file}: ${read.error}`);
  return undefined;
}

async function checkLines(languages: Languages, lang: string, io: CheckIo): Promise<number> {
  let status = NOTHING_FOUND;
  let number = 0;
  for await (const line of readline.createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const asked = parseLine(line);
    if (typeof asked === 'string') {
      status = fail(io, `Line ${String(number)} was left out: ${asked}`);
      continue;
    }
    try {
      await bring(asked.lang ?? lang, languages, io);
    } catch (error) {
      status = fail(io, `Line ${String(number)} was left out: ${unread(io, error)}`);
      continue;
    }
    const issues = checkText(languages, asked.text, asked.lang ?? lang);
    await write(io.stdout, `${JSON.stringify({ id: asked.id, issues })}\n`);
  }
  return status;
}

interface AskedLine {
  readonly id: string | number;
  readonly text: string;
  readonly lang: string | undefined;
}

function parseLine(line: string): AskedLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'it is not JSON.';
  }
  if (typeof value !== 'object' || value === null) return 'it is not a JSON object.';
  const { id, text, lang } = value as Partial<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return 'it has no “id”.';
  if (typeof text !== 'string') return 'it has no “text”.';
  if (lang !== undefined && !(typeof lang === 'string' && isKnown(lang))) {
    return `its “lang” must be one of ${LANGS.join(', ')}.`;
  }
  return { id, text, lang };
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
}

function fail(io: CheckIo, sentence: string): number {
  io.stderr.write(`${sentence}\n`);
  return BAD_INPUT;
}

function unread({ languageDir }: CheckIo, error: unknown): string {
  return `The language data in ${languageDir} cannot be read (${reasonOf(error)}). Run: npm run build`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
