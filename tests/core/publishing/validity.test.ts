import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fragment, type Node } from 'prosemirror-model';
import type { CorrectionId } from '../../../core/base/id.ts';
import { dossier } from '../../../core/publishing/dossier.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedStory } from '../../../core/publishing/published-story.ts';
import { readTemplate } from '../../../core/publishing/template/read-template.ts';
import { templateProperties } from '../../../core/publishing/template/template-properties.ts';
import { emptyDossier, fullDossier, withEveryText } from '../../fixtures/stories/dossier.ts';
import { harbourLights } from '../../fixtures/stories/harbour-lights.ts';
import { nightFerry } from '../../fixtures/stories/night-ferry.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { eveningMarket, riverPort } from '../../fixtures/stories/small-stories.ts';
import { courierTemplate } from '../../fixtures/template/courier.ts';
import { story, textBlock } from '../../support/nodes.ts';
import { drawPage, fragment, page, toPublish } from './draw.ts';

const odd = '"><b onclick="x">\u0000\u000b\ud800 & &amp; < ]]> --> </script> \u{1fffe}';

const beside = { shape: 'page', pictures: 'beside' } as const;
const inArabic = {
  ...harbourLights().details,
  ...{ language: 'ar', kicker: '', publisher: '' },
};
const { template: wrongTemplate } = readTemplate({
  head: `<h1>One</h1><main>Two</main><p>a<div>b</div></p><ul>c<p>d</p><ul><li>e</ul></ul><nav>f</nav><nav aria-label="g">h</nav><nav aria-label="g">i</nav><a href="https://j.example/"><img src="heron.png"></a><img src="heron.png" width="0" alt="${'k'.repeat(400)}"><a href="https://l.example/"><a href="https://m.example/">n</a></a><table><tr><td>o</table><div aria-label="p" id="corrections" role="banner" style="q">r</div><button>s</button>${odd}`,
  foot: `<nav aria-label="Related stories">t</nav><span><p>u</p></span><li>v</li><img src="heron.png" alt="{{headline}}"><a href="https://w.example/?x=|">{{publisher}}</a><hr><br>${odd}</footer></body>`,
  style: `a { colour: red; color: reed; color: red } @import "b.css"; @page { margin: 0 } p::part(x) { top: 0 } q { behavior: url(r) } ${odd} s { background: url(heron.png) }`,
  pictures: new Map([['heron.png', skyPicture(8, 4).picture]]),
});

const everyProperty = readTemplate({
  head: null,
  foot: null,
  style: [...templateProperties].map((name) => `.house-foot a { ${name}: inherit }`).join('\n'),
});

const pages: Record<string, string> = {
  'every node and mark': drawPage(nightFerry()),
  'pictures beside the page': publishPage(nightFerry(), beside).text,
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
  'a fact-check with corrections, its picture in three sizes': publishPage(harbourLights(), {
    ...beside,
    claimReview: true,
  }).text,
  'corrections and a fact-check from right to left': publishPage(
    { ...harbourLights(), document: eveningMarket().document, details: inArabic },
    { ...page, claimReview: true },
  ).text,
  'corrections, rights and a fact-check of odd signs': publishPage(withOddNotices(), {
    ...beside,
    claimReview: true,
  }).text,
  'a newsroom’s template': publishPage(nightFerry(), {
    ...beside,
    template: courierTemplate().template,
  }).text,
  'a newsroom’s template around a fact-check': publishPage(harbourLights(), {
    ...page,
    claimReview: true,
    template: courierTemplate().template,
  }).text,
  'a template that is wrong in every way': publishPage(nightFerry(), {
    ...page,
    template: wrongTemplate,
  }).text,
  'a template that sets every property that it may': publishPage(nightFerry(), {
    ...page,
    template: everyProperty.template,
  }).text,
  'a dossier': dossier(fullDossier()),
  'a dossier of a story without a record': dossier(emptyDossier()),
  'a dossier of odd signs': dossier(withEveryText(fullDossier(), odd)),
  'a fragment in another page': inSystem(publishPage(nightFerry(), fragment).text),
  'a fragment with corrections in another page': inSystem(
    publishPage(harbourLights(), { ...fragment, claimReview: true }).text,
  ),
};

function inSystem(article: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A system</title></head><body><main>${article}</main></body></html>`;
}

function withOddNotices(): PublishedStory {
  const published = harbourLights();
  const [first] = published.corrections;
  return {
    ...published,
    corrections: [odd, '<h1>x</h1>', ' ', '</section></article>'].map((text, index) => ({
      id: `corr-${index}` as CorrectionId,
      at: (first?.at ?? 0) * (index - 1),
      text,
    })),
    document: withRights(published.document, odd),
    details: {
      ...published.details,
      factCheck: { claim: odd, claimant: odd, verdict: odd, rating: 5 },
    },
  };
}

function withRights(doc: Node, rights: string): Node {
  if (doc.type.name === 'figure')
    return doc.type.create({ ...doc.attrs, rights }, doc.content, doc.marks);
  const children = doc.children.map((child) => withRights(child, rights));
  return doc.isText ? doc : doc.copy(Fragment.fromArray(children));
}

test('a template may set each property that is on its list', () => {
  expect(everyProperty.problems).toEqual([]);
  expect(templateProperties.size).toBeGreaterThan(300);
});

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
