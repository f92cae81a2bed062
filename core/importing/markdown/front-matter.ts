import { parseDocument } from 'yaml';

/** What stands before a text and says what it is; its values as they were written. */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, unknown>;
  /** The text behind it. */
  readonly text: string;
}

const yaml = /^---[ \t]*\n([^]{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const toml = /^\+\+\+[ \t]*\n([^]{0,65536}?)\n\+\+\+[ \t]*(?:\n|$)/;

/**
 * Reads the front matter of a text: YAML between lines of hyphens, TOML between lines of plus
 * signs. What is neither, or broken, is text like any other.
 */
export function readFrontMatter(text: string): FrontMatter {
  const found = yaml.exec(text) ?? toml.exec(text);
  const values =
    found && (text.startsWith('-') ? readYaml(found[1] ?? '') : readToml(found[1] ?? ''));
  return found && values
    ? { values, text: text.slice(found[0].length) }
    : { values: new Map(), text };
}

// Numbers, days and truth values stay as they are written: a slug may be “2024” or “on”.
function readYaml(source: string): ReadonlyMap<string, unknown> | null {
  try {
    const parsed = parseDocument(source, { schema: 'failsafe', logLevel: 'error', merge: false });
    if (parsed.errors.length > 0) return null;
    const value: unknown = parsed.toJS({ mapAsMap: true, maxAliasCount: 20 });
    return value instanceof Map ? withTextKeys(value) : null;
  } catch {
    // Too deep, or aliases without end: no front matter that anybody wrote.
    return null;
  }
}

function withTextKeys(map: ReadonlyMap<unknown, unknown>): Map<string, unknown> {
  return new Map([...map].map(([key, value]) => [String(key).toLowerCase(), value]));
}

/** Of TOML the lines that give a name one value; null when there is anything else in it. */
function readToml(source: string): ReadonlyMap<string, unknown> | null {
  const values = new Map<string, unknown>();
  let table = '';
  for (const line of source.split('\n')) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const header = /^\s*\[([\w.-]{1,60})\]\s*$/.exec(line)?.[1];
    const pair = /^([\w-]{1,60})\s*=\s*(\S.*)$/.exec(line.trim());
    if (header !== undefined) table = `${header}.`;
    else if (pair?.[1] === undefined || pair[2] === undefined) return null;
    else values.set(`${table}${pair[1]}`.toLowerCase(), readTomlValue(pair[2]));
  }
  return values;
}

function readTomlValue(written: string): unknown {
  if (/^'[^']*'$/.test(written)) return written.slice(1, -1);
  try {
    const value: unknown = JSON.parse(written);
    return Array.isArray(value) ? value.map(String) : String(value);
  } catch (error) {
    if (error instanceof SyntaxError) return written;
    throw error;
  }
}
