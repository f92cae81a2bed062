import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { haveChanged, stampOf } from '../../scripts/set-up/changes.mjs';
import { readStamp, writeStamp } from '../../scripts/set-up/stamp.mjs';

const sources = ['core', 'tsconfig.json', 'not-there'];
const longAgo = new Date('2020-02-02T02:02:02Z');
let root = '';
let stamp = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-changes-'));
  stamp = join(root, 'stamps', 'built.json');
  mkdirSync(join(root, 'core', 'article'), { recursive: true });
  writeFileSync(join(root, 'core', 'article', 'story.ts'), 'one');
  writeFileSync(join(root, 'tsconfig.json'), '{}');
  writeStamp(stamp, stampOf(root, sources));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('sources', () => {
  it('have not changed when nothing was touched', () => {
    expect(haveChanged(root, () => sources, stamp)).toBe(false);
  });

  it('have changed when there is no stamp, or a torn one', () => {
    expect(haveChanged(root, () => sources, join(root, 'none.json'))).toBe(true);
    writeFileSync(stamp, '{ "glance": ');
    expect(haveChanged(root, () => sources, stamp)).toBe(true);
  });

  it('have changed when a file deep inside says something else', () => {
    writeFileSync(join(root, 'core', 'article', 'story.ts'), 'other');
    expect(haveChanged(root, () => sources, stamp)).toBe(true);
  });

  it('have changed when a file of the same length says something else', () => {
    const story = join(root, 'core', 'article', 'story.ts');
    writeFileSync(story, 'two');
    utimesSync(story, longAgo, longAgo);
    expect(haveChanged(root, () => sources, stamp)).toBe(true);
  });

  it('have changed when a file came, went or got another name', () => {
    writeFileSync(join(root, 'core', 'claim.ts'), '');
    expect(haveChanged(root, () => sources, stamp)).toBe(true);
    rmSync(join(root, 'core', 'claim.ts'));
    expect(haveChanged(root, () => sources, stamp)).toBe(false);
    rmSync(join(root, 'tsconfig.json'));
    expect(haveChanged(root, () => sources, stamp)).toBe(true);
  });

  it('are asked for anew only when one of those known was touched', () => {
    const asked = () => {
      throw new Error('asked');
    };
    expect(haveChanged(root, asked, stamp)).toBe(false);
    writeFileSync(join(root, 'tsconfig.json'), '[]');
    expect(() => haveChanged(root, asked, stamp)).toThrow('asked');
  });

  it('have changed when another file has become a source', () => {
    writeFileSync(join(root, 'claim.ts'), 'new');
    writeFileSync(join(root, 'tsconfig.json'), '{}');
    utimesSync(join(root, 'tsconfig.json'), longAgo, longAgo);
    expect(haveChanged(root, () => [...sources, 'claim.ts'], stamp)).toBe(true);
  });

  it('have not changed when only their times did, as after a checkout; the stamp learns the times', () => {
    const before = readFileSync(stamp, 'utf8');
    utimesSync(join(root, 'tsconfig.json'), longAgo, longAgo);
    expect(haveChanged(root, () => sources, stamp)).toBe(false);
    expect(readFileSync(stamp, 'utf8')).not.toBe(before);
    expect(readStamp(stamp)).toEqual(stampOf(root, sources));
  });
});
