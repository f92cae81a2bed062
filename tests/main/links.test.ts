import { describe, expect, test } from 'vitest';
import { describeLink } from '../../main/desk/describe-link.ts';

describe('the question before a link is opened', () => {
  test('names the host', () => {
    expect(describeLink('https://example.org/a?b=c').question).toEqual({
      message: 'Open example.org outside Galley?',
      detail: 'https://example.org/a?b=c',
    });
  });

  test('gives a look-alike host away', () => {
    // The first letter is Cyrillic.
    const { question, address } = describeLink('https://аpple.example/');
    expect(question.message).toContain('xn--');
    expect(question.detail).toBe(address);
    expect(address).not.toContain('а');
  });

  test('names the address that a mail would go to', () => {
    expect(describeLink('mailto:desk@example.org').question.message).toBe(
      'Open a new mail to desk@example.org outside Galley?',
    );
  });

  test('stays small enough to read, however long the link', () => {
    const { question } = describeLink(`https://example.org/${'a'.repeat(4000)}`);
    expect(question.detail.length).toBeLessThan(700);
    expect(question.message).toContain('example.org');
  });
});
