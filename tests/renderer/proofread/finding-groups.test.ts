import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../core/proofreading/finding.ts';
import type { PlacedFinding } from '../../../renderer/editor/editor-state.ts';
import { alikeIn } from '../../../renderer/proofread/finding-actions.ts';
import {
  filterGroups,
  groupByKind,
  pageOf,
  pageSize,
} from '../../../renderer/proofread/finding-groups.ts';

let made = 0;

function placed(kind: Finding['kind'], text: string, ...suggestions: string[]): PlacedFinding {
  made += 1;
  const finding: Finding = {
    rule: kind,
    kind,
    block: 0,
    from: 0,
    to: text.length,
    severity: 'error',
    text,
    message: '',
    suggestions,
  };
  return { id: `f${made}`, finding, before: '', after: '' };
}

describe('findings by kind', () => {
  const list = [
    placed('doubled', 'the the', 'the'),
    placed('nonword', 'harobr', 'harbour'),
    placed('article', 'a hour', 'an hour'),
    placed('nonword', 'ferrry', 'ferry'),
    placed('nonword', 'harobr', 'harbour'),
    placed('style', 'quay side'),
  ];
  const groups = groupByKind(list);

  test('come in the order of the desk, within a kind in that of the text', () => {
    expect(groups.map(({ kind, found }) => [kind, found.map(({ at }) => at)])).toEqual([
      ['nonword', [2, 4, 5]],
      ['doubled', [1]],
      ['article', [3]],
      ['style', [6]],
    ]);
  });

  test('count those that offer the same in another place of their lists, as taking everywhere does', () => {
    const mixed = [
      placed('nonword', 'recieve', 'receiver', 'receive'),
      placed('nonword', 'recieve', 'receive'),
      placed('nonword', 'recieve', 'relieve'),
    ];
    const [spelling] = groupByKind(mixed);
    expect(spelling?.found.map(({ alike }) => alike)).toEqual([1, 2, 1]);
    expect(mixed.map((one) => alikeIn(mixed, one).length)).toEqual([1, 2, 1]);
  });

  test('know how many say the same of the same words', () => {
    expect(groups[0]?.found.map(({ alike }) => alike)).toEqual([2, 1, 2]);
  });

  test('may be mended at once where there is one way only, and a suggestion', () => {
    expect(groups.map(({ safe }) => safe)).toEqual([0, 1, 1, 0]);
  });

  test('are left out by a filter', () => {
    expect(filterGroups(groups, 'all')).toBe(groups);
    expect(filterGroups(groups, 'doubled').map(({ kind }) => kind)).toEqual(['doubled']);
    expect(filterGroups(groups, 'name')).toEqual([]);
  });
});

test('a finding is found on its page of a long group', () => {
  const list = Array.from({ length: 3 * pageSize }, () => placed('nonword', 'harobr', 'harbour'));
  const [group] = groupByKind(list);
  expect(pageOf(group!, list[pageSize]!.id)).toBe(1);
  expect(pageOf(group!, list.at(-1)!.id)).toBe(2);
  expect(pageOf(group!, 'another')).toBeNull();
  expect(pageOf(group!, null)).toBeNull();
});
