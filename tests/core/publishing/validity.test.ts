import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dossier } from '../../../core/publishing/dossier.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import { emptyDossier, fullDossier, withEveryText } from '../../fixtures/stories/dossier.ts';
import { nightFerry } from '../../fixtures/stories/night-ferry.ts';
import { eveningMarket, riverPort } from '../../fixtures/stories/small-stories.ts';
import { story, textBlock } from '../../support/nodes.ts';
import { drawPage, fragment, toPublish } from './draw.ts';

const odd = '"><b onclick="x">\u0000\u000b\ud800 & &amp; < ]]> --> </script> \u{1fffe}';

const pages: Record<string, string> = {
  'every node and mark': drawPage(nightFerry()),
  'pictures beside the page': publishPage(nightFerry(), { shape: 'page', pictures: 'beside' }).text,
  'a small story in Belarusian': drawPage(riverPort()),
  'a story from right to left': drawPage(eveningMarket()),
  'an empty story': drawPage(toPublish(story({}, [textBlock('paragraph', '')]))),
  'odd signs': drawPage(
    toPublish(
      story({ headline: odd, standfirst: odd, byline: odd, dateline: odd }, [
        textBlock('paragraph', odd),
        textBlock('embed_link', '', { href: 'https://news.example/a|b{c}?d=[e]^`%zz#f#g' }),
      ]),
      { details: { kicker: odd, publisher: odd }, tags: [{ kind: 'topic', name: odd }] },
    ),
  ),
  'a dossier': dossier(fullDossier()),
  'a dossier of a story without a record': dossier(emptyDossier()),
  'a dossier of odd signs': dossier(withEveryText(fullDossier(), odd)),
  'a fragment in another page': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A system</title></head><body><main>${publishPage(nightFerry(), fragment).text}</main></body></html>`,
};

const hasJava = spawnSync('java', ['-version']).error === undefined;
if (!hasJava) console.warn('The Nu HTML checker is left out: this machine has no Java.');

describe.skipIf(!hasJava)('the Nu HTML checker finds nothing to say of', () => {
  interface Message {
    readonly url: string;
    readonly type: string;
    readonly message: string;
    readonly extract?: string;
  }
  const folder = mkdtempSync(join(tmpdir(), 'galley-pages-'));
  const names = Object.keys(pages);
  const fileOf = (name: string): string => `${names.indexOf(name)}.html`;
  let messages: readonly Message[] = [];

  beforeAll(() => {
    for (const [name, html] of Object.entries(pages))
      writeFileSync(join(folder, fileOf(name)), html);
    messages = check(names.map((name) => join(folder, fileOf(name))));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(names)('%s', (name) => {
    const said = messages.filter(({ url }) => url.endsWith(`/${fileOf(name)}`));
    expect(
      said.map(({ type, message, extract }) => `${type}: ${message} ${extract ?? ''}`),
    ).toEqual([]);
  });

  test('but it does speak of a page that is wrong', () => {
    const file = join(folder, 'wrong.html');
    writeFileSync(file, '<!doctype html><title>Wrong</title><ul><p>No item</ul>');
    expect(check([file]).length).toBeGreaterThan(0);
  });

  function check(files: readonly string[]): readonly Message[] {
    const jar = join(
      createRequire(import.meta.url).resolve('vnu-jar/package.json'),
      '../build/dist/vnu.jar',
    );
    const args = ['-jar', jar, '--exit-zero-always', '--stdout', '--format', 'json', ...files];
    return (JSON.parse(execFileSync('java', args, { encoding: 'utf8' })) as { messages: Message[] })
      .messages;
  }
});

describe('axe finds nothing to mend in', () => {
  test.each(Object.entries(pages).filter(([name]) => name !== 'an empty story'))(
    '%s',
    async (_name, html) => {
      const { window } = new JSDOM(html, { runScripts: 'outside-only' });
      window.eval(axe.source);
      const inPage = (window as unknown as { axe: typeof axe }).axe;
      // Colours need a layout, which jsdom has none of.
      const { violations, passes } = await inPage.run(window.document, {
        rules: { 'color-contrast': { enabled: false } },
      });
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
      ).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);
    },
  );
});
