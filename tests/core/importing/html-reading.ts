import { importFile } from '../../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';

/** Imports a page that must be importable; the document is checked against the schema. */
export async function importPage(
  source: string | Uint8Array,
  rest: {
    readonly name?: string;
    readonly beside?: Readonly<Record<string, Uint8Array>>;
    readonly language?: string;
  } = {},
): Promise<ImportedDocument> {
  let ids = 0;
  const read = await importFile(
    {
      name: rest.name ?? 'page.html',
      bytes: typeof source === 'string' ? new TextEncoder().encode(source) : source,
      beside: (path) => Promise.resolve(rest.beside?.[path] ?? null),
    },
    {
      language: rest.language ?? 'en-GB',
      newId: () => `id-${String(ids++)}`,
      now: Date.UTC(2026, 0, 1),
    },
  );
  if (!read.ok) throw new Error(read.error);
  read.value.document.check();
  return read.value;
}
