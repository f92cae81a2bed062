import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimKinds } from '../../core/factcheck/claim.ts';

interface LabelledSentence {
  readonly id: string;
  readonly beat: string;
  readonly role: string;
  readonly text: string;
  readonly worth: number;
  readonly kinds: readonly string[];
}

interface TwiceLabelledSentence extends LabelledSentence {
  readonly second: number;
  readonly secondKinds: readonly string[];
}

const roles = ['headline', 'standfirst', 'paragraph', 'caption', 'quote', 'heading', 'list-item'];
const inOrder = (kinds: readonly string[]) => claimKinds.filter((kind) => kinds.includes(kind));

const read = (name: string): readonly LabelledSentence[] =>
  readFileSync(new URL(`claims-set/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledSentence);

const firstKeys = ['id', 'beat', 'role', 'text', 'worth', 'kinds'];
const bothKeys = [...firstKeys, 'second', 'secondKinds'];

const dev = read('dev');
const test = read('test') as readonly TwiceLabelledSentence[];
const all = [...dev, ...test];

describe('the labelled sentences', () => {
  it('are at least 400 to report on, besides those to tune by', () => {
    expect(test.length).toBeGreaterThanOrEqual(400);
    expect(dev.length).toBeGreaterThanOrEqual(150);
  });

  it('are each there once', () => {
    expect(new Set(all.map((line) => line.id)).size).toBe(all.length);
    expect(new Set(all.map((line) => line.text.toLowerCase())).size).toBe(all.length);
  });

  it('are split by their number, whatever they say', () => {
    const tunes = (line: LabelledSentence) => [3, 6].includes(Number(line.id.slice(1)) % 7);
    expect(dev.filter((line) => !tunes(line))).toEqual([]);
    expect(test.filter(tunes)).toEqual([]);
  });

  it.each(all)('$id is well formed', (line) => {
    expect(Object.keys(line).slice(0, firstKeys.length)).toEqual(firstKeys);
    expect(line.id).toMatch(/^t\d{3}$/u);
    expect(line.beat).toMatch(/^[a-z]+$/u);
    expect(roles).toContain(line.role);
    expect(line.text).toBe(line.text.normalize('NFC').trim());
    expect(line.text).not.toBe('');
    expect([0, 1, 2]).toContain(line.worth);
    expect(line.kinds).toEqual(inOrder(line.kinds));
    expect(line.kinds.length === 0).toBe(line.worth === 0);
  });

  it.each(dev)('$id was read once', (line) => {
    expect(Object.keys(line)).toEqual(firstKeys);
  });

  it.each(test)('$id has a second reading', (line) => {
    expect(Object.keys(line)).toEqual(bothKeys);
    expect([0, 1, 2]).toContain(line.second);
    expect(line.secondKinds).toEqual(inOrder(line.secondKinds));
    expect(line.secondKinds.length === 0).toBe(line.second === 0);
  });
});
