import { describe, expect, test, vi } from 'vitest';
import { createMailbox } from '../../main/desk/mailbox.ts';

function createPage() {
  return {
    isDestroyed: vi.fn(() => false),
    send: vi.fn<(name: string, detail: unknown) => void>(),
  };
}

describe('a mailbox', () => {
  test('keeps events in their order until the page is there', () => {
    const page = createPage();
    const mailbox = createMailbox(page);
    mailbox.emit('menu.command', { command: 'story.new' });
    mailbox.emit('library.changed', { id: null });
    expect(page.send).not.toHaveBeenCalled();
    mailbox.open();
    expect(page.send.mock.calls).toEqual([
      ['menu.command', { command: 'story.new' }],
      ['library.changed', { id: null }],
    ]);
  });

  test('keeps them again while the page loads anew', () => {
    const page = createPage();
    const mailbox = createMailbox(page);
    expect(mailbox.isOpen()).toBe(false);
    mailbox.open();
    expect(mailbox.isOpen()).toBe(true);
    mailbox.shut();
    expect(mailbox.isOpen()).toBe(false);
    mailbox.emit('library.changed', { id: null });
    expect(page.send).not.toHaveBeenCalled();
    mailbox.open();
    mailbox.open();
    expect(page.send).toHaveBeenCalledOnce();
  });

  test('sends nothing to a page that is gone', () => {
    const page = createPage();
    const mailbox = createMailbox(page);
    mailbox.open();
    page.isDestroyed.mockReturnValue(true);
    expect(mailbox.isOpen()).toBe(false);
    mailbox.emit('library.changed', { id: null });
    expect(page.send).not.toHaveBeenCalled();
  });
});
