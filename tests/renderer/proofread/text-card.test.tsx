// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../../core/proofreading/finding.ts';
import { openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import {
  openCardAtCaret,
  openTextCard,
  useTextCard,
} from '../../../renderer/proofread/text-card-state.ts';
import { TextCard } from '../../../renderer/proofread/text-card.tsx';
import { buildDocument } from '../../support/build-document.ts';
import { answerRequests, openStoryOf, said } from '../desk/desk-fixture.ts';
import { buttonOf, draw, settle } from '../desk/draw.ts';
import { caretAt, findSlips, mountEditor, press } from '../editor/mount-editor.ts';

// The card over a real editor; where it stands is for the tests with a layout.

const nothingDecided = { rulesOff: [], rules: [], ignores: [] };

function open(...body: string[]) {
  const mounted = mountEditor(buildDocument({ headline: 'Quay', body }), {}, slips);
  mounted.proofread();
  const { editor } = mounted;
  useDesk.setState({
    opened: openedOf(openStoryOf('mine')),
    editor,
    lexicon: [],
    house: nothingDecided,
  });
  draw(<TextCard />);
  const text = () => editor.view.state.doc.lastChild?.textContent;
  const dialog = () => document.querySelector<HTMLElement>('[role=dialog]');
  const key = (name: string) =>
    act(() => {
      const init = { key: name, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
    });
  return { ...mounted, text, dialog, key };
}

function slips(text: string, block: number): Finding[] {
  return findSlips(text, block).map((finding) => ({
    ...finding,
    kind: /^\p{Lu}/u.test(finding.text) ? 'name' : 'nonword',
  }));
}

beforeEach(() => {
  useTextCard.setState({ id: null });
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe() {
        return undefined;
      }
      disconnect() {
        return undefined;
      }
    },
  });
});

describe('F7', () => {
  test('opens the card and leaves the focus in the text', () => {
    const { editor, dialog } = open('A wozzrd.');
    act(() => editor.focus());
    act(() => void press(editor, 'F7'));
    expect(dialog()?.textContent).toContain('“wozzrd” is no word.');
    expect(document.activeElement).toBe(editor.view.dom);
    act(() => void press(editor, 'Escape'));
    expect(dialog()).toBeNull();
  });

  test('the down arrow leads into the card, a digit there takes and goes on to the next', () => {
    const { editor, dialog, key, text } = open('A wozzrd and a thizzrd.');
    act(() => editor.focus());
    act(() => void press(editor, 'F7'));
    key('ArrowDown');
    expect(document.activeElement?.textContent).toBe('word1');
    key('ArrowDown');
    expect(document.activeElement?.textContent).toBe('wosrd2');
    key('2');
    expect(text()).toBe('A wosrd and a thizzrd.');
    expect(dialog()?.textContent).toContain('“thizzrd” is no word.');
    expect(document.activeElement).toBe(editor.view.dom);
  });
});

describe('the key for the card', () => {
  test('takes the focus in; Escape gives the caret back', () => {
    const { editor, dialog, key } = open('A wozzrd.');
    act(() => caretAt(editor, 'wozzrd', 3));
    const { head } = editor.view.state.selection;
    act(openCardAtCaret);
    expect(dialog()?.contains(document.activeElement)).toBe(true);
    key('Escape');
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(editor.view.dom);
    expect(editor.view.state.selection.head).toBe(head);
  });

  test('away from any finding says so', () => {
    const { editor, dialog } = open('A wozzrd. Nothing here.');
    act(() => caretAt(editor, 'here'));
    act(openCardAtCaret);
    expect(dialog()).toBeNull();
    expect(said().at(-1)?.text).toMatch(/no finding at the caret/);
  });

  test('a letter typed there goes to the text, not to the card', () => {
    const { editor, dialog, key } = open('A wozzrd.');
    act(() => caretAt(editor, 'wozzrd', 3));
    act(openCardAtCaret);
    key('e');
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(editor.view.dom);
  });
});

describe('what the card offers', () => {
  test('mends its own words, also while other words are in hand', () => {
    const { editor, dialog, text } = open('A wozzrd and a thizzrd.');
    act(() => editor.focus());
    act(() => void press(editor, 'F7'));
    const second = editor.findings.get().list[1]!;
    act(() => openTextCard(second.id, 'hover'));
    act(() => buttonOf(dialog()!, 'third1').click());
    expect(text()).toBe('A wozzrd and a third.');
  });

  test('taking everywhere mends the same words in the whole story, as one step', () => {
    const { editor, dialog, text } = open('A wozzrd, a wozzrd and a thizzrd.');
    act(() => caretAt(editor, 'wozzrd', 3));
    act(openCardAtCaret);
    act(() => buttonOf(dialog()!, 'Take everywhere (2)').click());
    expect(text()).toBe('A word, a word and a thizzrd.');
    expect(said().at(-1)).toMatchObject({ text: '2 places mended.' });
    act(() => said().at(-1)?.action?.run());
    expect(text()).toBe('A wozzrd, a wozzrd and a thizzrd.');
  });

  test('ignoring always is kept by the host, shown nowhere any more, and taken back by the notice', async () => {
    const ignored = {
      ...nothingDecided,
      ignores: [{ rule: 'nonword', text: 'wozzrd', addedAt: 1 }],
    };
    const host = answerRequests({
      'houseStyle.addIgnore': () => ignored,
      'houseStyle.removeIgnore': () => nothingDecided,
    });
    const { editor, dialog } = open('A wozzrd.');
    act(() => caretAt(editor, 'wozzrd', 3));
    act(openCardAtCaret);
    await settle(() => buttonOf(dialog()!, 'Ignore always').click());
    expect(host.askedOf('houseStyle.addIgnore')).toEqual([{ rule: 'nonword', text: 'wozzrd' }]);
    await vi.waitFor(() => expect(editor.findings.get().list).toEqual([]));
    await settle(() => said().at(-1)?.action?.run());
    await vi.waitFor(() => expect(editor.findings.get().list).toHaveLength(1));
  });

  test('adding a name shows the forms that it will be known by, and adds the name itself', async () => {
    const host = answerRequests({ 'lexicon.add': () => [] });
    const { editor, dialog } = open('Then Nazzm spoke.');
    act(() => caretAt(editor, 'Nazzm', 3));
    act(openCardAtCaret);
    expect(dialog()?.textContent).toContain('Knows Nazzm, Nazzm’s, Nazzms’, NAZZM.');
    await settle(() => buttonOf(dialog()!, 'Add as a name').click());
    expect(host.askedOf('lexicon.add')).toEqual([{ kind: 'name', text: 'Nazzm' }]);
  });

  test('brought by the pointer it stays while it scrolls by itself, and goes when the text does', () => {
    const { editor, dialog } = open('A wozzrd.');
    const [first] = editor.findings.get().list;
    act(() => openTextCard(first!.id, 'hover'));
    act(() => void dialog()!.dispatchEvent(new Event('scroll')));
    expect(dialog()).not.toBeNull();
    act(() => void document.dispatchEvent(new Event('scroll')));
    expect(dialog()).toBeNull();
  });

  test('it goes with its finding', () => {
    const { editor, dialog } = open('A wozzrd.');
    act(() => caretAt(editor, 'wozzrd', 3));
    act(openCardAtCaret);
    const [first] = editor.findings.get().list;
    act(() => void editor.takeSuggestion(first!.id));
    expect(dialog()).toBeNull();
  });
});
