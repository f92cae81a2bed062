import { failure, type Result } from '../base/result.ts';
import { foreignKind } from './decoding/file-kind.ts';
import { isDocx } from './docx/is-docx.ts';
import type { FileToImport, FormatReader, ImportSurroundings } from './file-to-import.ts';
import { isArchiveFile, isHtmlFile } from './html/is-html.ts';
import type { ImportedDocument } from './imported-document.ts';
import { importText } from './import-text.ts';
import { isMarkdown } from './markdown/is-markdown.ts';
import { isOdt } from './odt/is-odt.ts';
import { isNinjs } from './ninjs/is-ninjs.ts';
import { isRtf } from './rtf/is-rtf.ts';
import { isStoryFile } from './story-file/is-story-file.ts';

/** A format that stories are read from. */
interface Format {
  /** Whether a file is of it, told by its content; its name may settle what content leaves open. */
  readonly isOf: (file: Pick<FileToImport, 'name' | 'bytes'>) => boolean;
  /** Loads what reads it: nobody waits for the code of a format that was not asked for. */
  readonly load: () => Promise<FormatReader>;
}

/** The first that a file is of reads it; what is of none is read as plain text. */
const formats: readonly Format[] = [
  {
    isOf: isStoryFile,
    load: async () => {
      const { readStoryFile } = await import('./story-file/read-story-file.ts');
      return (file) => Promise.resolve(readStoryFile(file));
    },
  },
  {
    isOf: isDocx,
    load: async () => {
      const { readDocx } = await import('./docx/read-docx.ts');
      return (file, surroundings) => Promise.resolve(readDocx(file, surroundings));
    },
  },
  {
    isOf: isOdt,
    load: async () => {
      const { readOdt } = await import('./odt/read-odt.ts');
      return (file, surroundings) => Promise.resolve(readOdt(file, surroundings));
    },
  },
  {
    isOf: isRtf,
    load: async () => {
      const { readRtf } = await import('./rtf/read-rtf.ts');
      return (file, surroundings) => Promise.resolve(readRtf(file, surroundings));
    },
  },
  {
    isOf: (file) => isArchiveFile(file) || isHtmlFile(file),
    load: async () => (await import('./html/read-html.ts')).readHtml,
  },
  {
    isOf: isNinjs,
    load: async () => (await import('./ninjs/read-ninjs.ts')).readNinjs,
  },
  {
    isOf: isMarkdown,
    load: async () => (await import('./markdown/read-markdown.ts')).readMarkdown,
  },
];

/**
 * Makes a story of a file. No word of it is lost but those that the report names. Every byte is
 * taken for hostile; whatever it holds, a story or a sentence for the editor comes back.
 */
export async function importFile(
  file: FileToImport,
  surroundings: ImportSurroundings,
): Promise<Result<ImportedDocument, string>> {
  const format = formats.find(({ isOf }) => isOf(file));
  if (!format) return importText(file.bytes, surroundings);
  try {
    const read = await format.load();
    return await read(file, surroundings);
  } catch {
    // Whatever a library stumbles over, it is the file that is not as its format has it.
    return failure(broken(file));
  }
}

function broken({ bytes }: FileToImport): string {
  const kind = foreignKind(bytes) ?? 'a document';
  return `This looks like ${kind}, but it is damaged, and no story could be read from it. Nothing was imported. Open it in the program that made it, save it anew and try again.`;
}
