import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { choiceOf, troublePage } from '../../main/trouble/trouble-page.ts';

const codes = ['newer', 'foreign', 'corrupt', 'locked', 'read-only', 'disk-full', 'io'] as const;

describe.each(codes)('the page for a store that is %s', (code) => {
  const message = 'It was found so. Your stories are as they were. Do this.';
  const { document } = new JSDOM(troublePage({ code, message }, '/home/ada/Galley')).window;

  test('says what was found, and where', () => {
    expect(document.querySelector('h1')?.textContent).toBeTruthy();
    expect(document.body.textContent).toContain(message);
    expect(document.querySelector('code')?.textContent).toBe('/home/ada/Galley');
  });

  test('offers ways on, and nothing but them', () => {
    const choices = [...document.querySelectorAll('a')].map(({ href }) => choiceOf(href));
    expect(choices).toEqual(['again', 'elsewhere', 'show', 'quit']);
    expect(document.querySelector('script, iframe, form, img, link')).toBeNull();
  });
});

test('a folder’s name is only a name', () => {
  const folder = '/tmp/<img src=x onerror=alert(1)>&"\'';
  const { document } = new JSDOM(troublePage({ code: 'io', message: '<b>x</b>' }, folder)).window;
  expect(document.querySelector('code')?.textContent).toBe(folder);
  expect(document.querySelector('img, b')).toBeNull();
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
