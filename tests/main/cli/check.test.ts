import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../../main/cli/check.ts';

const languageDir = path.resolve(import.meta.dirname, '../../../out/language');
let cwd = '';

beforeAll(() => {
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-check-'));
});

afterAll(() => {
  fs.rmSync(cwd, { recursive: true });
});

async function run(args: readonly string[], input: string | Buffer = '', dir = languageDir) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const status = await runCheck(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    cwd,
    languageDir: dir,
  });
  stdout.end();
  stderr.end();
  return { status, out: await readAll(stdout), err: await readAll(stderr) };
}

describe('galley check FILE', () => {
  it('prints file, line and column of each finding and says that there was one', async () => {
    fs.writeFileSync(path.join(cwd, 'story.txt'), 'Harbour to close\n\nThe hosptial stays open.\n');
    const { status, out } = await run(['story.txt']);
    expect(out).toMatch(/^story\.txt:3:5: .* \[nonword\] → hospital/);
    expect(status).toBe(1);
  });

  it('prints nothing of a clean story', async () => {
    fs.writeFileSync(path.join(cwd, 'clean.txt'), 'The harbour stays open.\n');
    expect(await run(['clean.txt'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('reads standard input when no file is named', async () => {
    const { status, out } = await run([], 'The hosptial stays open.');
    expect(out).toMatch(/^stdin:1:5:/);
    expect(status).toBe(1);
  });

  it('reads UTF-16 with its mark', async () => {
    const { out } = await run(
      [],
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('The hosptial stays.', 'utf16le')]),
    );
    expect(out).toContain('hosptial');
  });

  it('goes on after a file that cannot be read, and says so', async () => {
    fs.writeFileSync(path.join(cwd, 'bytes.bin'), Buffer.of(0, 1, 2, 0xff, 0xfe, 0xc0));
    const { status, out, err } = await run(['missing.txt', 'bytes.bin', 'story.txt']);
    expect(err).toContain('missing.txt: There is no such file.');
    expect(err).toMatch(/bytes\.bin: .*not text/i);
    expect(out).toContain('hosptial');
    expect(status).toBe(2);
  });

  it('spells another language by its dictionary', async () => {
    fs.writeFileSync(path.join(cwd, 'de.txt'), 'Die Regirung tagt heute in Lindenau.\n');
    const { status, out } = await run(['--lang', 'de-AT', 'de.txt']);
    expect(out).toBe(
      'de.txt:1:5: “Regirung” is not in the German dictionary. [spelling] → Regierung\n',
    );
    expect(status).toBe(1);
  });

  it.each([[['--colour']], [['--lang', 'xx']], [['--jsonl', 'story.txt']]])(
    'refuses %j with a sentence',
    async (args) => {
      const { status, out, err } = await run(args);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/Use: galley check/);
    },
  );

  it('says how to build the language data when there is none', async () => {
    const { status, err } = await run([], 'The end.', cwd);
    expect(status).toBe(2);
    expect(err).toMatch(/npm run build/);
  });
});

describe('galley check --jsonl', () => {
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

  it('answers each text by itself, in order, with offsets into it', async () => {
    const text = 'The hosptial stays open.';
    const { status, out } = await run(
      ['--jsonl'],
      line({ id: 'a', text, lang: 'en-GB' }) +
        line({ id: 'b', text: 'All is well.', lang: 'en-US' }),
    );
    const [first, second] = out
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as { id: string; issues: { suggestions: string[] }[] });
    expect(first?.id).toBe('a');
    expect(first?.issues).toMatchObject([{ start: 4, end: 12, rule: 'nonword', kind: 'nonword' }]);
    expect(first?.issues[0]?.suggestions).toContain('hospital');
    expect(second).toEqual({ id: 'b', issues: [] });
    expect(status).toBe(0);
  });

  it('reads each line in its own language', async () => {
    const { out } = await run(
      ['--jsonl'],
      line({ id: 1, text: 'Учора міністор прыехаў у горад, сказаў мэр.', lang: 'be' }) +
        line({ id: 2, text: 'Il giornalsita scrive.', lang: 'it' }) +
        line({ id: 3, text: 'Il giornale scrive.', lang: 'it' }),
    );
    const found = out
      .trim()
      .split('\n')
      .map((one) => (JSON.parse(one) as { issues: { suggestions: string[] }[] }).issues)
      .map((issues) => issues.map(({ suggestions }) => suggestions[0]));
    expect(found).toEqual([['міністр'], ['giornalista'], []]);
  });

  it('leaves out a line whose language cannot be had, and answers the rest', async () => {
    const bare = fs.mkdtempSync(path.join(cwd, 'language-'));
    fs.copyFileSync(path.join(languageDir, 'en.bin'), path.join(bare, 'en.bin'));
    const { status, out, err } = await run(
      ['--jsonl'],
      line({ id: 1, text: 'Gut.', lang: 'de' }) + line({ id: 2, text: 'Well.' }),
      bare,
    );
    expect(out).toBe('{"id":2,"issues":[]}\n');
    expect(err).toMatch(/^Line 1 was left out: The language data in /);
    expect(status).toBe(2);
  });

  it('leaves out bad lines with a sentence each and answers the rest', async () => {
    const { status, out, err } = await run(
      ['--jsonl'],
      `not json\n${line({ id: 1 })}${line({ text: 'x' })}${line({ id: 2, text: '', lang: 'xx' })}\n${line({ id: 3, text: '' })}`,
    );
    expect(out).toBe('{"id":3,"issues":[]}\n');
    expect(err.trim().split('\n')).toHaveLength(4);
    expect(err).toMatch(/^Line 1 was left out: it is not JSON\./);
    expect(status).toBe(2);
  });
});
