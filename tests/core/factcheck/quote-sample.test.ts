import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import type { SourceId } from '../../../core/base/id.ts';
import { createQuoteSearch } from '../../../core/factcheck/quote-match.ts';
import { quotationsIn } from '../../../core/factcheck/quotations.ts';
import { importText } from '../../../core/importing/import-text.ts';

const sample = new URL('../../../../shared/samples/security-agreement.txt', import.meta.url);
const isThere = existsSync(sample);
if (!isThere)
  console.warn('The sample story is not beside this checkout: its quotations go untested.');

test.skipIf(!isThere)('a real story’s quotations are found, and each is verbatim in it', () => {
  const bytes = readFileSync(sample);
  const imported = importText(bytes, { language: 'en-GB' });
  if (!imported.ok) throw new Error(imported.error);
  const quotations = textBlocks(imported.value.document).flatMap((block) =>
    quotationsIn(block, 'en-GB'),
  );
  expect(quotations.length).toBeGreaterThan(2);
  const search = createQuoteSearch([{ id: 'itself' as SourceId, text: bytes.toString('utf8') }]);
  for (const { words } of quotations) expect(search.find(words).state).toBe('verbatim');
});
