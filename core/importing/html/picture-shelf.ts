import type { FileToImport } from '../file-to-import.ts';
import { fromBase64 } from './base64.ts';
import { latin1Bytes } from './latin1.ts';
import type { WebArchive } from './web-archive.ts';

const mostPictures = 2000;
const mostBytes = 256 * 1024 * 1024;

/** The pictures that come with a page: inside it, in its archive, or in files beside it. Nothing is fetched. */
export class PictureShelf {
  private readonly file: FileToImport;
  private readonly archive: WebArchive | null;
  private readonly base: string | null;
  private readonly shelf = new Map<string, Uint8Array | null>();
  private bytes = 0;

  constructor(file: FileToImport, archive: WebArchive | null, base: string | null) {
    this.file = file;
    this.archive = archive;
    this.base = base;
  }

  /** Looks for the pictures at these addresses, as pages write them. */
  async load(sources: Iterable<string>): Promise<void> {
    for (const source of sources) {
      if (this.shelf.has(source)) continue;
      const isFull = this.shelf.size >= mostPictures || this.bytes >= mostBytes;
      const found = isFull ? null : await this.find(source);
      this.bytes += found?.byteLength ?? 0;
      this.shelf.set(source, found);
    }
  }

  /** A picture that was found, or null. */
  take(source: string): Uint8Array | null {
    return this.shelf.get(source) ?? null;
  }

  private async find(source: string): Promise<Uint8Array | null> {
    if (/^data:/i.test(source)) return readDataUrl(source);
    const part = this.archive && this.archivePart(source, this.archive);
    if (part) return part;
    const path = besidePath(source);
    return path === null ? null : this.file.beside(path);
  }

  private archivePart(source: string, archive: WebArchive): Uint8Array | null {
    const base = this.base ?? archive.address;
    return archive.part(source) ?? (base === null ? null : archive.part(absolute(source, base)));
  }
}

/** The bytes of a `data:` URL (RFC 2397) of a picture; null for any other. */
function readDataUrl(source: string): Uint8Array | null {
  const comma = source.indexOf(',');
  const head = source.slice(0, Math.min(comma, 200));
  if (comma < 0 || !/^data:image\//i.test(head)) return null;
  const body = source.slice(comma + 1);
  if (/;\s*base64\s*$/i.test(head)) return fromBase64(body.includes('%') ? unescaped(body) : body);
  return latin1Bytes(unescaped(body));
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The path of a file beside the page that an address names, or null when it names none. */
function besidePath(source: string): string | null {
  if (source === '' || /^[a-z][a-z0-9+.-]*:/i.test(source) || /^[/\\]/.test(source)) return null;
  const bare = source.replace(/[?#].*$/s, '').replace(/^(?:\.\/)+/, '');
  try {
    const path = decodeURIComponent(bare);
    const isInside = !path.split(/[/\\]/).includes('..') && !path.includes('\0');
    return isInside && path !== '' ? path : null;
  } catch (error) {
    // A per cent sign that is none of an address's belongs to the name.
    if (error instanceof URIError) return bare === '' || bare.includes('..') ? null : bare;
    throw error;
  }
}

function absolute(source: string, base: string): string {
  try {
    return new URL(source, base).href;
  } catch {
    return source;
  }
}
