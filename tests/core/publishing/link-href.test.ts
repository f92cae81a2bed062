import { expect, test } from 'vitest';
import { linkHref } from '../../../core/publishing/link-href.ts';

test.each([
  ['https://news.example/a?b=c&d=%20#e', 'https://news.example/a?b=c&d=%20#e'],
  ['https://be.news.example/wiki/Мінск', 'https://be.news.example/wiki/Мінск'],
  ['https://[2001:db8::1]:8080/a', 'https://[2001:db8::1]:8080/a'],
  ['mailto:desk@news.example?subject=Hello', 'mailto:desk@news.example?subject=Hello'],
  ['https://news.example/a|b', 'https://news.example/a%7Cb'],
  ['https://news.example/a[1]?b[]=c', 'https://news.example/a%5B1%5D?b%5B%5D=c'],
  ['https://news.example/100%', 'https://news.example/100%25'],
  ['https://news.example/a#b#c', 'https://news.example/a#b%23c'],
  ['https://news.example\\a\\b', 'https://news.example/a/b'],
  ['https://news.example/"><script>', 'https://news.example/%22%3E%3Cscript%3E'],
])('%s is published as %s', (href, published) => {
  expect(linkHref(href)).toBe(published);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/hosts',
  '/a',
  '',
  'https://user@news.example',
  null,
  undefined,
  7,
  {},
])('%j is not published', (href) => {
  expect(linkHref(href)).toBeNull();
});
