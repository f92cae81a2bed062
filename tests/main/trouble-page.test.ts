import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { SalvageReport } from '../../db/salvage/salvage-report.ts';
import {
  choiceOf,
  clockPage,
  reportPage,
  savingPage,
  troubleChoices,
  troublePage,
  unsavedPage,
  waitingPage,
  type CopiesElsewhere,
} from '../../main/trouble/trouble-page.ts';

const folder = '/home/ada/Galley';
const message = 'It was found so. Do this.';

function read(html: string) {
  const { document } = new JSDOM(html).window;
  const choices = [...document.querySelectorAll('a')].map(({ href }) => choiceOf(href));
  return { document, choices, words: document.body.textContent };
}

const always = ['again', 'show', 'elsewhere', 'quit'];

const ways = {
  newer: always,
  foreign: always,
  corrupt: ['save', ...always],
  overwritten: ['save', ...always],
  empty: ['save', ...always],
  missing: ['save', 'again', 'afresh', 'show', 'elsewhere', 'quit'],
  unplugged: ['again', 'elsewhere', 'quit'],
  locked: ['wait', ...always],
  'read-only': always,
  'disk-full': always,
  io: always,
} as const;

describe.each(Object.entries(ways))('the page for a store that is %s', (name, expected) => {
  const code = name as keyof typeof ways;
  const { document, choices, words } = read(troublePage({ code, message }, { folder }));

  test('says what was found, what is safe, and where', () => {
    expect(document.querySelector('h1')?.textContent).toBeTruthy();
    expect(document.title).toBe(document.querySelector('h1')?.textContent);
    expect(words).toContain(message);
    expect(document.querySelector('code')?.textContent).toBe(folder);
    expect(document.documentElement.lang).toBe('en-GB');
  });

  test('offers ways on, the likeliest first, and nothing but them', () => {
    expect(choices).toEqual(expected);
    expect(document.querySelector('a')?.className).toBe('first');
    expect(document.querySelectorAll('.first')).toHaveLength(1);
    expect(document.querySelector('script, iframe, form, img, link')).toBeNull();
  });
});

test.each(['corrupt', 'locked', 'read-only', 'disk-full', 'io'] as const)(
  'a store that is %s and can be read is offered for reading, after what mends and waits',
  (code) => {
    const { choices } = read(troublePage({ code, message }, { folder, isReadable: true }));
    const at = choices.indexOf('read');
    expect(choices.filter((choice) => choice !== 'read')).toEqual(ways[code]);
    expect(choices[at - 1]).toBe('again');
    expect(choices[at + 1]).toBe('show');
  },
);

test('a damaged store’s page names the newest copy, or says that there is none', () => {
  const failure = { code: 'corrupt', message } as const;
  const newestCopy = 'from 3 May 2026 at 14:05, with 12 stories';
  expect(read(troublePage(failure, { folder, newestCopy })).words).toContain(newestCopy);
  expect(read(troublePage(failure, { folder, newestCopy: null })).words).toContain('no backup');
});

describe('where the library’s folder has no copy', () => {
  const failure = { code: 'overwritten', message } as const;
  const found = { folder: '/disk/Galley backups', at: 0, stories: 12 };
  const path = '/disk';
  const pageOf = (elsewhere: CopiesElsewhere) =>
    read(troublePage(failure, { folder, newestCopy: null, elsewhere }));

  test('one can name another first of all, and nothing is promised of a copy', () => {
    const { choices, words } = pageOf({});
    expect(choices).toEqual(['copies', 'save', ...always]);
    expect(words).not.toContain('newest good copy');
  });

  test('a damaged file is saved from first of all', () => {
    const around = { folder, newestCopy: null };
    const { choices, words } = read(troublePage({ code: 'corrupt', message }, around));
    expect(choices).toEqual(['save', 'copies', ...always]);
    expect(words).not.toContain('newest good copy');
  });

  test('an empty file gives next to nothing, so a copy is asked for first', () => {
    const around = { folder, newestCopy: null };
    const { choices } = read(troublePage({ code: 'empty', message }, around));
    expect(choices).toEqual(['copies', 'save', ...always]);
  });

  test('the second place is looked into, and what it gives is named and offered', () => {
    expect(pageOf({ second: { path, found: null } }).words).toContain('looking into');
    expect(pageOf({ second: { path, found: 'absent' } }).words).toContain('connect its disk');
    expect(pageOf({ second: { path, found: 'none' } }).choices[0]).toBe('copies');
    const { choices, words } = pageOf({ second: { path, found } });
    expect(words).toMatch(/newest good copy in the second place, \/disk, is from .*12 stories/);
    expect(choices).toEqual(['save', 'copies', ...always]);
  });

  test('a folder that was named comes before the second place', () => {
    const second = { path, found: 'absent' } as const;
    const named = pageOf({ second, chosen: { path: '/pen', found: { ...found, folder: '/pen' } } });
    expect(named.words).toContain('in the folder that you chose, /pen, is from');
    expect(named.choices[0]).toBe('save');
    const empty = pageOf({ second, chosen: { path: '/pen', found: 'none' } });
    expect(empty.words).toContain('In the folder that you chose, /pen, is no backup');
    expect(empty.choices[0]).toBe('copies');
  });
});

test('a full disk’s page tells which disk and how much is needed', () => {
  const room = 'The disk has 0.2 MB left; Galley needs about 20 MB.';
  expect(read(troublePage({ code: 'disk-full', message }, { folder, room })).words).toContain(room);
});

test('the waiting page can be left', () => {
  expect(read(waitingPage(folder)).choices).toEqual(['stop', 'quit']);
});

test('the page of progress tells each step, and which is under way', () => {
  const { document, choices } = read(savingPage('reading'));
  expect(choices).toEqual(['stop']);
  const steps = [...document.querySelectorAll('.steps li')];
  expect(steps.map(({ className }) => className)).toEqual([
    'done',
    'now',
    'to-come',
    'to-come',
    'to-come',
    'to-come',
  ]);
  expect(document.querySelector('[aria-current=step]')?.textContent).toContain('damaged file');
});

const report: SalvageReport = {
  stories: 12,
  whole: 9,
  outcomes: [
    {
      id: '1',
      headline: 'Ferry',
      kind: 'shortened',
      lost: 3,
      lastAt: Date.UTC(2026, 4, 3, 12),
      hasWords: false,
    },
    { id: '2', headline: 'Quay', kind: 'history', lost: 1 },
    { id: '3', headline: '<b>Bay</b>', kind: 'parted', lastAt: null },
    { id: '4', headline: '', kind: 'lost' },
  ],
  unreadable: { pages: 1, rows: 5 },
  backup: 'backup.sqlite',
  damaged: '/home/ada/Galley/damaged/2026',
};

test('the report says how many stories are whole, what each other one lost, and where the file is', () => {
  const { document, choices, words } = read(reportPage(report));
  expect(words).toContain('12 stories are in the new store; 9 are as last saved.');
  expect(words).toContain('1 page and 5 entries could not be read');
  const lines = [...document.querySelectorAll('.lines li')].map(({ textContent }) => textContent);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/“Ferry” stands as it was on 3 May 2026/);
  expect(lines[2]).toContain('“<b>Bay</b> (recovered)”');
  expect(lines[3]).toContain('“Untitled story” could not be read at all.');
  expect(document.querySelector('b')).toBeNull();
  expect(document.querySelector('code')?.textContent).toBe(report.damaged);
  expect(choices).toEqual(['open', 'show-damaged', 'quit']);
});

const lastFound = {
  id: 'd',
  headline: 'Quay',
  kind: 'unproved',
  lastAt: 1_790_000_000_000,
} as const;

test('what stands as last found is not called saved', () => {
  const unsure = { ...report, stories: 1, whole: 0, outcomes: [lastFound] };
  const { document, words } = read(reportPage(unsure));
  expect(document.querySelector('h1')?.textContent).toBe('What could be saved is saved');
  expect(words).toContain('1 story stands as last found');
  expect(words).toMatch(
    /“Quay” stands as it was on .* whether it was changed after that is not known/,
  );
});

test('a copy in the place of a strange file is not called every story', () => {
  const copied = { ...report, stories: 1, whole: 0, outcomes: [lastFound] };
  const { document, words } = read(reportPage(copied, true));
  expect(document.querySelector('h1')?.textContent).toBe('The newest good copy is in its place');
  expect(words).toContain('1 story is in the new store, as in the newest good copy.');
  expect(words).toContain('what was written after that copy was made is in no file');
});

test('a list that scrolls can be reached by keyboard', () => {
  const { document } = read(reportPage(report));
  expect(document.querySelector('.lines')?.getAttribute('tabindex')).toBe('0');
});

test('a store that could not be saved is as it was, and can be tried again', () => {
  const { choices, words } = read(unsavedPage('The disk is full.', { folder, room: 'No room.' }));
  expect(words).toContain('as it was before');
  expect(words).toContain('No room.');
  expect(choices).toEqual(['save', 'show', 'elsewhere', 'quit']);
});

test('a clock that is behind is told with both days', () => {
  const [now, latest] = [new Date(2026, 4, 3, 9, 5), new Date(2026, 10, 22, 21, 0)];
  const { choices, words } = read(clockPage(now.getTime(), latest.getTime()));
  expect(words).toContain('The clock says 3 May 2026 at 09:05');
  expect(words).toContain('saved on 22 November 2026 at 21:00');
  expect(choices).toEqual(['open', 'quit']);
});

test('a folder’s name is only a name', () => {
  const strange = '/tmp/<img src=x onerror=alert(1)>&"\'';
  const { document } = read(troublePage({ code: 'io', message: '<b>x</b>' }, { folder: strange }));
  expect(document.querySelector('code')?.textContent).toBe(strange);
  expect(document.querySelector('img, b')).toBeNull();
});

test.each(troubleChoices)('%s is a choice', (choice) => {
  expect(choiceOf(`app://trouble/${choice}`)).toBe(choice);
});

test.each([
  'app://trouble/',
  'app://trouble/again/',
  'app://trouble/again?x',
  'https://example.org/again',
  'app://galley/again',
  '',
])('%s is no choice', (href) => {
  expect(choiceOf(href)).toBeNull();
});
