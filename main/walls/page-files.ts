import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file that the desk's page is made of. */
export interface PageFile {
  readonly path: string;
  readonly type: string;
  /** With Brotli; it is served under its name without `.br`, unpacked. */
  readonly isCompressed: boolean;
}

/** What may be served, by the path of its URL. Nothing else can be named. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

/** The files under the page's folder at `/`, and the language data at `/language/`. */
export function listPageFiles(pageFolder: string, languageFolder: string): PageFiles {
  const files = new Map([
    ...filesUnder(pageFolder, '/'),
    ...filesUnder(languageFolder, '/language/'),
  ]);
  const index = files.get('/index.html');
  return index ? files.set('/', index) : files;
}

function filesUnder(folder: string, root: string): [string, PageFile][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const isCompressed = entry.name.endsWith('.br');
    const type = types[extname(isCompressed ? entry.name.slice(0, -3) : entry.name)];
    if (!entry.isFile() || type === undefined) return [];
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, isCompressed ? path.slice(0, -3) : path);
    return [[`${root}${name.split(sep).join('/')}`, { path, type, isCompressed }]];
  });
}
