import { readMarkdown } from '../../../../core/importing/markdown/read-markdown.ts';
import type { ImportedDocument } from '../../../../core/importing/imported-document.ts';

/** Reads Markdown that must be readable, with files beside it. */
export async function readWell(
  text: string,
  beside: Readonly<Record<string, Uint8Array>> = {},
): Promise<ImportedDocument> {
  const file = {
    name: 'story.md',
    bytes: new TextEncoder().encode(text),
    beside: (path: string) => Promise.resolve(beside[path] ?? null),
  };
  const read = await readMarkdown(file, { language: 'en-GB', newId: () => 'id', now: 0 });
  if (!read.ok) throw new Error(read.error);
  read.value.document.check();
  return read.value;
}
