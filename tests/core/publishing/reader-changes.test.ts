import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { blankDetails, type StoryDetails } from '../../../core/article/story.ts';
import type { CorrectionId } from '../../../core/base/id.ts';
import type { ChangedPlace } from '../../../core/publishing/changed-runs.ts';
import { correctionWording } from '../../../core/publishing/correction-wording.ts';
import { publishedContent } from '../../../core/publishing/published-content.ts';
import type { PublishedStory } from '../../../core/publishing/published-story.ts';
import { readerChanges } from '../../../core/publishing/reader-changes.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';

const head = { headline: 'Bridge shut', standfirst: 'For a week.', byline: 'By Ada Brook' };
const p = (text: string) => textBlock('paragraph', text);

function content(document: Node, rest: Partial<PublishedStory> = {}) {
  return publishedContent({
    details: blankDetails,
    updatedAt: 1,
    document,
    tags: [],
    pictures: new Map(),
    corrections: [],
    ...rest,
  });
}

function changes(old: Node, now: Node): ChangedPlace[] {
  return readerChanges(content(old), content(now)) ?? [];
}

/** A place as `Paragraph: It [-is-] {+was+} shut.` */
function spell({ name, runs, also }: ChangedPlace): string {
  const text = runs.map(({ kind, text: words }) =>
    kind === 'same' ? words : kind === 'removed' ? `[-${words}-]` : `{+${words}+}`,
  );
  return [`${name}:`, ...text, also].filter(Boolean).join(' ');
}

describe('what readers would find changed', () => {
  test('is nothing when nothing, or only what is private, was changed', () => {
    const plain = story(head, [p('It is shut. Nobody knows why.')]);
    const claimed = story(head, [
      textBlock('paragraph', [
        'It is shut. ',
        marked('Nobody knows', mark('claim', { id: 'c-1' }), mark('note', { id: 'n-1' })),
        ' why.',
      ]),
    ]);
    expect(changes(plain, plain)).toEqual([]);
    expect(changes(plain, claimed)).toEqual([]);
    const own = { tags: [{ kind: 'own' as const, name: 'hold' }] };
    expect(readerChanges(content(plain), content(plain, own))).toEqual([]);
  });

  test('is nothing while a fact-check lacks what it needs to be shown', () => {
    const plain = story(head, [p('It is shut.')]);
    const check = { claim: 'It is open.', claimant: 'The mayor', verdict: 'False', rating: 1 };
    const checked = (factCheck: StoryDetails['factCheck']) =>
      content(plain, { details: { ...blankDetails, factCheck } });
    for (const lacking of [{ claim: '' }, { verdict: ' ' }])
      expect(readerChanges(content(plain), checked({ ...check, ...lacking }))).toEqual([]);
    expect(readerChanges(content(plain), checked(check))?.map(spell)).toEqual([
      'Fact-check: {+It is open. · The mayor · False · 1 of 5+}',
    ]);
  });

  test('is told word by word, block by block, in reading order', () => {
    const old = story(head, [
      p('It is shut for a week from Friday.'),
      p('Nobody knows why the piers sank.'),
      p('Boats will carry those who must cross.'),
    ]);
    const now = story({ ...head, headline: 'Bridge closed' }, [
      p('It is shut for a month from Friday.'),
      p('Boats will carry those who must cross.'),
      p('The council meets on Monday to ask for money.'),
    ]);
    expect(changes(old, now).map(spell)).toEqual([
      'Headline: Bridge [-shut-] {+closed+}',
      'Paragraph: It is shut for a [-week-] {+month+} from Friday.',
      'Paragraph: [-Nobody knows why the piers sank.-]',
      'Paragraph: {+The council meets on Monday to ask for money.+}',
    ]);
  });

  test('names links, levels and other forms of the same words', () => {
    const link = (href: string) =>
      story(head, [textBlock('paragraph', ['See ', marked('there', mark('link', { href }))])]);
    expect(
      changes(link('https://a.example/'), link('https://b.example/')).map(({ also }) => also),
    ).toEqual(['Where its links lead changed.']);
    const stressed = story(head, [
      textBlock('paragraph', ['See ', marked('there', mark('em', {}))]),
    ]);
    expect(changes(story(head, [p('See there')]), stressed).map(({ also }) => also)).toEqual([
      'Its emphasis, level or language changed.',
    ]);
    expect(changes(story(head, [p('Why not')]), heading2('Why not')).map(spell)).toEqual([
      'Heading: Why not It was set as: paragraph.',
    ]);
  });

  test('holds pictures by what they show and whose they are', () => {
    const figure = (attrs: object) =>
      story(head, [
        parent('figure', [textBlock('caption', 'A ferry.'), textBlock('credit', 'Ada')], {
          media: skyPicture().hash,
          ...attrs,
        }),
      ]);
    const [old, now] = [
      { alt: 'A ferry at sea.' },
      { alt: 'A yacht at sea.', rights: 'Ada Brook' },
    ];
    expect(changes(figure(old), figure(now)).map(spell)).toEqual([
      'Picture description: A [-ferry-] {+yacht+} at sea.',
      'Picture rights: {+Ada Brook+}',
    ]);
    const without = story(head, [p('x')]);
    expect(changes(without, figure(old)).map(({ name }) => name)).toContain('Picture');
  });

  test('holds the details that are printed, and corrections that were worded anew', () => {
    const document = story(head, [p('It is shut.')]);
    const details: StoryDetails = {
      ...blankDetails,
      kicker: 'Roads',
      slug: 'other',
      publisher: 'Q',
    };
    const correction = { id: 'c-1' as CorrectionId, at: 5, text: 'It was Monday.' };
    const old = content(document, { corrections: [correction] });
    const now = content(document, {
      details,
      tags: [{ kind: 'place', name: 'Port Elder' }],
      corrections: [
        { ...correction, text: 'It was Tuesday.' },
        { id: 'c-2' as CorrectionId, at: 9, text: 'And late.' },
      ],
    });
    expect(readerChanges(old, now)?.map(spell)).toEqual([
      'Topic line: {+Roads+}',
      'Publisher: {+Q+}',
      'Tags: {+Port Elder+}',
      'Correction: It was [-Monday.-] {+Tuesday.+}',
    ]);
  });

  test('shows the middle of long texts in part, and every word that went or came', () => {
    const words = fc.array(fc.constantFrom('the', 'lock', 'gate', 'sea', 'of', 'crowns'), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const found = changes(story(head, [p(one.join(' '))]), story(head, [p(other.join(' '))]));
        const count = (kind: string) =>
          found
            .flatMap(({ runs }) => runs)
            .filter((run) => run.kind === kind)
            .flatMap(({ text }) => text.split(' ')).length;
        // What was taken out and what was put in make up for the difference in length.
        expect(count('added') - count('removed')).toBe(other.length - one.length);
        expect(found.length === 0).toBe(one.join(' ') === other.join(' '));
      }),
      { seed: 2026, numRuns: 200 },
    );
  });

  test('cannot be told of what can no longer be read', () => {
    const document = story(head, [p('It is shut.')]);
    const newer = { ...content(document), document: { version: 99, doc: {} } };
    expect(readerChanges(newer, content(document))).toBeNull();
  });
});

function heading2(text: string): Node {
  return story(head, [textBlock('heading', text, { level: 2 })]);
}

describe('the first wording of a correction', () => {
  const wording = (old: string, now: string, language = 'en-GB') =>
    correctionWording(changes(story(head, [p(old)]), story(head, [p(now)])), language);

  test('says what stood there and what stands there now, and no more', () => {
    expect(
      wording(
        'It rained. Four ferries sank in the bay on Monday.',
        'It rained. Three ferries sank in the bay on Monday.',
      ),
    ).toBe(
      'An earlier version of this story said “Four ferries sank in the”; it now says “Three ferries sank in the”.',
    );
    const retitled = changes(
      story(head, [p('x')]),
      story({ ...head, headline: 'Bridge open' }, [p('x')]),
    );
    expect(correctionWording(retitled, 'en')).toBe(
      'An earlier headline of this story said “Bridge shut”; it now says “Bridge open”.',
    );
  });

  test('is not offered for words that only came, for a rewritten story, or in another language', () => {
    expect(wording('It is shut.', 'It is shut. Nobody knows why.')).toBe('');
    expect(wording('Four sank.', 'Three sank.', 'be')).toBe('');
    const long = Array.from({ length: 60 }, (_, nth) => `word${nth}`).join(' ');
    expect(wording(long, 'Nothing of it is left at all here.')).toBe('');
  });

  test('keeps no quotation mark that lost its partner', () => {
    const long = 'are safe for one more winter, and not for longer than that,” the report says.';
    expect(wording(`“The gates ${long}`, `“The doors ${long}`)).toContain(
      'said “The gates are safe for one”',
    );
  });
});
