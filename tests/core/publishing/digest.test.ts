import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64, fromBase64 } from '../../../core/publishing/base64.ts';
import { sha256 } from '../../../core/article/sha256.ts';

test('SHA-256 and base64 are those of Node, whatever the bytes and however many', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, (input) => {
      expect(Buffer.from(sha256(input)).toString('hex')).toBe(
        createHash('sha256').update(input).digest('hex'),
      );
      expect(base64(input)).toBe(Buffer.from(input).toString('base64'));
      expect(fromBase64(base64(input))).toEqual(input);
      expect(fromBase64(` ${base64(input).replace(/=+$/, '')}\n`)).toEqual(input);
    }),
    { seed: 20_267, numRuns: 500 },
  );
});

test.each(['%', 'QQ==QQ==', 'Q', 'QQQQQ', 'QUJ-', 'QUJD\u00a0'])('%s is no base64', (text) => {
  expect(fromBase64(text)).toBeNull();
});
