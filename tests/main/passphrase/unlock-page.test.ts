// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import {
  readUnlockForm,
  unlockAddress,
  unlockChoiceOf,
  unlockPage,
  wrongPassphraseSentence,
} from '../../../main/passphrase/unlock-page.ts';
import { formHeaders, stillHeaders } from '../../../main/walls/content-security.ts';

const read = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

describe('the page that asks for a passphrase', () => {
  test('has one labelled field, sent by POST to its own address, and no script', () => {
    const page = read(unlockPage({ shows: 'question', trouble: '' }, '/home/ada/Galley'));
    const form = page.querySelector('form');
    expect(form?.getAttribute('method')).toBe('post');
    expect(form?.getAttribute('action')).toBe(unlockAddress);
    const field = page.querySelector('input');
    expect(field?.type).toBe('password');
    expect(page.querySelector(`label[for=${field?.id}]`)?.textContent).toContain('Passphrase');
    expect(field?.hasAttribute('autofocus')).toBe(true);
    expect(page.querySelectorAll('script, link, img, iframe')).toHaveLength(0);
    expect(page.title).not.toBe('');
  });

  test('says what was wrong where a screen reader hears it', () => {
    const trouble = wrongPassphraseSentence;
    const page = read(unlockPage({ shows: 'question', trouble }, '/home/ada/Galley'));
    const alert = page.querySelector('[role=alert]');
    expect(alert?.textContent).toBe(trouble);
    const field = page.querySelector('input');
    expect(field?.getAttribute('aria-describedby')?.split(' ')).toContain(alert?.id);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(field?.value).toBe('');
  });

  test('shows or hides what is typed when asked, without a script', () => {
    const words = 'quay "quay" <b>';
    const asked = read(unlockPage({ shows: 'question', trouble: '' }, '/x'));
    const [open, show] = asked.querySelectorAll('button');
    // The first button is what Enter presses.
    expect(open?.name).toBe('');
    expect(readUnlockForm(new URLSearchParams({ passphrase: words }))).toEqual({
      words,
      shows: null,
    });
    const fields = { passphrase: words, [show?.name ?? '']: show?.value ?? '' };
    expect(readUnlockForm(new URLSearchParams(fields))).toEqual({ words, shows: true });
    const typed = { words, isShown: true };
    const shown = read(unlockPage({ shows: 'question', trouble: '', typed }, '/x'));
    expect(shown.querySelector('input')).toMatchObject({ type: 'text', value: words });
    const hide = shown.querySelectorAll('button')[1];
    const hidden = new URLSearchParams({
      passphrase: words,
      [hide?.name ?? '']: hide?.value ?? '',
    });
    expect(readUnlockForm(hidden).shows).toBe(false);
  });

  test('shows a folder’s name as text, whatever it is', () => {
    const folder = '/home/<script>alert(1)</script>"\'&';
    const page = read(unlockPage({ shows: 'question', trouble: '' }, folder));
    expect(page.querySelector('code')?.textContent).toBe(folder);
    expect(page.querySelector('script')).toBeNull();
  });

  test('tells how far a conversion is', () => {
    const page = read(unlockPage({ shows: 'work', share: 0.426 }, '/x'));
    expect(page.querySelector('progress')?.value).toBe(43);
    expect(page.querySelector('form')).toBeNull();
  });

  test('knows its own links and no others', () => {
    expect(unlockChoiceOf(`${unlockAddress}quit`)).toBe('quit');
    expect(unlockChoiceOf(`${unlockAddress}elsewhere`)).toBe('elsewhere');
    expect(unlockChoiceOf(`${unlockAddress}again`)).toBeNull();
    expect(unlockChoiceOf('https://example.org/quit')).toBeNull();
  });

  test('may send its form to itself and do nothing else that a still page may not', () => {
    const policy = formHeaders['content-security-policy'];
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|connect-src|frame-src|unsafe-eval/);
    expect(formHeaders['cache-control']).toBe('no-store');
    expect(stillHeaders['content-security-policy']).toContain("form-action 'none'");
  });
});
