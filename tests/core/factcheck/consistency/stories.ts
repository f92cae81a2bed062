import fs from 'node:fs';
import path from 'node:path';
import type { BlockRole } from '../../../../core/article/text-blocks.ts';
import type { FactBlock } from '../../../../core/factcheck/fact-block.ts';
import { findInconsistencies } from '../../../../core/factcheck/consistency/find.ts';
import type { Inconsistency } from '../../../../core/factcheck/inconsistency.ts';

/** A story of the fixtures: the check that is to find something in it, or `none`. */
export interface ConsistencyCase {
  readonly check: string;
  readonly text: string;
}

const folder = path.resolve(import.meta.dirname, '../../../fixtures/consistency');
const rolePrefix = /^(headline|standfirst|byline|dateline|caption): /;

/** The stories of a file of the fixtures. */
export function casesOf(name: string): ConsistencyCase[] {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  return text.split(/^= /m).flatMap((part) => {
    const [check, ...lines] = part.trim().split('\n');
    return check ? [{ check, text: lines.join('\n') }] : [];
  });
}

/** The blocks of a story written a block a line. */
export function blocksOf(text: string): FactBlock[] {
  return text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('written: ')) return [];
    const role = (rolePrefix.exec(line)?.[1] ?? 'paragraph') as BlockRole;
    return [{ role, text: line.replace(rolePrefix, '') }];
  });
}

/** What does not fit in a story written a block a line, on 15 March 2023 if it says nothing else. */
export function inconsistenciesOf(text: string, language = 'en-GB'): readonly Inconsistency[] {
  const written = /^written: (\S+)$/m.exec(text)?.[1] ?? '2023-03-15';
  return findInconsistencies({ blocks: blocksOf(text), language, writtenAt: Date.parse(written) });
}
