import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { readPicture } from '../../core/article/pictures/read-picture.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { TemplateTrouble } from '../../core/contract/publishing.ts';
import type { PublishedPicture } from '../../core/publishing/published-story.ts';
import type { HouseTemplate } from '../../core/publishing/template/house-template.ts';

/** What a template's folder gave. */
export interface TemplateFolder {
  readonly template: HouseTemplate;
  /** The files that are in use. */
  readonly files: readonly string[];
  readonly troubles: readonly TemplateTrouble[];
}

const mostText = 256 * 1024;
const mostPicture = 1024 * 1024;
const mostPictures = 40;

/**
 * Reads a newsroom's template from its folder: three files and the pictures that they name, nothing
 * else, none of them by a link to elsewhere, and of none more than it may have.
 */
export async function readTemplateFolder(folder: string): Promise<TemplateFolder> {
  const troubles: TemplateTrouble[] = [];
  const files: string[] = [];
  const read = async (name: string, most: number): Promise<Uint8Array | null> => {
    const found = await readPlainFile(folder, name, most);
    if (!found.ok) troubles.push({ file: name, line: null, message: found.error });
    else if (found.value) files.push(name);
    return found.ok ? found.value : null;
  };
  const readText = async (name: 'head.html' | 'foot.html' | 'page.css'): Promise<string | null> => {
    const bytes = await read(name, mostText);
    const text = bytes && decode(bytes);
    if (bytes && text === null)
      troubles.push({ file: name, line: null, message: 'It is not UTF-8. Save it as UTF-8.' });
    return text;
  };
  const [head, foot, style] = [
    await readText('head.html'),
    await readText('foot.html'),
    await readText('page.css'),
  ];
  const pictures = new Map<string, PublishedPicture>();
  for (const name of picturesNamedIn(`${head ?? ''} ${foot ?? ''} ${style ?? ''}`)) {
    const bytes = await read(name, mostPicture);
    const picture = bytes && readPicture(bytes);
    if (bytes && picture?.ok === true) pictures.set(name, { ...picture.value, bytes });
  }
  // Most newsrooms have none: its parsers are not loaded with the program.
  const { readTemplate } = await import('../../core/publishing/template/read-template.ts');
  const { template, problems } = readTemplate({ head, foot, style, pictures });
  if (head === null && foot === null && style === null)
    troubles.push({ file: '', line: null, message: await whyNothing(folder) });
  return { template, files, troubles: [...troubles, ...problems] };
}

async function whyNothing(folder: string): Promise<string> {
  const found = await lstat(folder).catch(() => null);
  return found?.isDirectory() === true
    ? 'The folder holds none of head.html, foot.html and page.css. Put in what your pages should have.'
    : 'The folder is not there any more. Pages are plain until it is back or another one is chosen.';
}

/** @returns null where nothing stands, a sentence where what stands there is not read. */
async function readPlainFile(
  folder: string,
  name: string,
  most: number,
): Promise<Result<Uint8Array | null, string>> {
  const path = join(folder, name);
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink())
      return failure('It is a link to a file elsewhere. Put the file itself into the folder.');
    if (!found.isFile()) return failure('It is no file.');
    // Between the two looks somebody may have put a link there, or a pipe that nobody writes to.
    // Windows knows neither flag; both count as none then.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = await open(path, flags);
    try {
      const { size } = await file.stat();
      if (size > most) return failure(`It has more than ${most / 1024} KB and is left out.`);
      const bytes = new Uint8Array(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return success(bytes.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? success(null)
      : failure(`It cannot be read (${code}).`);
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Names in the template's own folder that may be pictures'; whether they are their bytes will tell. */
function picturesNamedIn(text: string): string[] {
  const names = text.match(/[\w][\w.-]{0,99}\.(?:jpe?g|png|gif|webp)\b/giu) ?? [];
  return [...new Set(names)].slice(0, mostPictures);
}
