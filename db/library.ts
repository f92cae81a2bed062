import type { Database } from 'better-sqlite3';
import type { Input } from '../core/contract/contract.ts';
import type { LibraryPage, LibraryRow } from '../core/contract/stories.ts';
import { storyStatuses, type StoryStatus } from '../core/article/story.ts';
import { foldTagName, type Tag, type TagKind } from '../core/tagging/tag.ts';
import { fullTextQuery } from './full-text-query.ts';
import { libraryStatements, type LibraryFilter, type ListedRow } from './library-sql.ts';
import { toStory } from './story-row.ts';
import { sourceExcerpts } from './source-excerpt.ts';
import { storyExcerpts } from './story-excerpt.ts';
import { orderTags } from './tag-order.ts';

type Query = Input<'stories.list'>;

const nobody: Readonly<Record<StoryStatus, number>> = {
  draft: 0,
  editing: 0,
  checking: 0,
  ready: 0,
};

/**
 * Lists the library, or its bin: newest change first. However many rows a
 * stretch has, the number of queries is the same.
 */
export function createLibrary(database: Database): (query: Query) => LibraryPage {
  const sql = libraryStatements(database);

  return (query) => {
    const filter = readFilter(query);
    if (query.tag && filter.tag === null) return { rows: [], total: 0, byStatus: nobody };
    const byStatus = { ...nobody, ...Object.fromEntries(sql.counts(filter)) };
    const listed = sql.rows(filter);
    const tags = tagsByStory(listed);
    const excerpts = excerptsByStory(listed, filter, query.search);
    return {
      rows: listed.map((row) =>
        toLibraryRow(row, orderTags(tags.get(row.row) ?? []), excerpts.get(row.row) ?? ''),
      ),
      total: query.status ? byStatus[query.status] : total(byStatus),
      byStatus,
    };
  };

  function readFilter({ search, status, tag, bin, offset, limit }: Query): LibraryFilter {
    const row = tag ? sql.tagRow(tag.kind, foldTagName(tag.name)) : null;
    const words = fullTextQuery(search);
    const inSources = words !== null && sql.isInSources(words);
    return { search: words, inSources, status, tag: row, bin: bin === true, offset, limit };
  }

  function tagsByStory(listed: readonly ListedRow[]): Map<number, Tag[]> {
    const byStory = new Map<number, Tag[]>();
    for (const [story, kind, name] of sql.tags(listed.map(({ row }) => row))) {
      const tags = byStory.get(story) ?? [];
      tags.push({ kind: kind as TagKind, name });
      byStory.set(story, tags);
    }
    return byStory;
  }

  function excerptsByStory(
    listed: readonly ListedRow[],
    { search, inSources }: LibraryFilter,
    typed: string,
  ): Map<number, string> {
    if (search === null || listed.length === 0) return new Map();
    const rows = listed.map(({ row }) => row);
    const own = storyExcerpts(sql, typed, search, rows);
    // Where a story's own words answer, they say more than its sources'.
    const others = rows.filter((row) => !own.has(row));
    const found = inSources ? sourceExcerpts(sql, typed, search, others) : [];
    return new Map([...own, ...found].map(([row, excerpt]) => [row, showHits(excerpt)]));
  }
}

function toLibraryRow(row: ListedRow, tags: readonly Tag[], excerpt: string): LibraryRow {
  return {
    ...toStory(row),
    words: row.words,
    findings: row.findings,
    claims: row.claims,
    claimsSettled: row.claims_settled,
    tags,
    exportedAt: row.exported_at,
    excerpt,
  };
}

// The index marks hits with control characters, which JSON would spell out at length; the
// contract's marks are private-use characters, which no text of a story needs.
function showHits(excerpt: string): string {
  const plain = excerpt.replace(/[\ue000\ue001]/gu, '').replace(/\s+/gu, ' ');
  return plain.replaceAll('\u0002', '\ue000').replaceAll('\u0003', '\ue001').trim();
}

function total(byStatus: Readonly<Record<StoryStatus, number>>): number {
  return storyStatuses.reduce((sum, status) => sum + byStatus[status], 0);
}
