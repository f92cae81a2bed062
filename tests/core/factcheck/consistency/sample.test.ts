import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInconsistencies } from '../../../../core/factcheck/consistency/find.ts';

const sample = path.resolve(
  import.meta.dirname,
  '../../../../../shared/samples/security-agreement.txt',
);

describe.skipIf(!fs.existsSync(sample))(
  'the sample story (skipped where ../shared is not at hand)',
  () => {
    it.each([0, Date.UTC(2023, 0, 1), Date.UTC(2026, 10, 22)])(
      'has nothing reported, written at %s',
      (writtenAt) => {
        const lines = fs.readFileSync(sample, 'utf8').split('\n');
        const blocks = lines.map((text) => ({ role: 'paragraph' as const, text }));
        const found = findInconsistencies({ blocks, language: 'en-GB', writtenAt });
        expect(found.map(({ message }) => message)).toEqual([]);
      },
    );
  },
);
