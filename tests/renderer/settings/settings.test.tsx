// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { mostEntries } from '../../../core/contract/lexicon.ts';
import { RULES } from '../../../core/proofreading/rules.ts';
import type { HouseRule } from '../../../core/proofreading/house-style.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { SettingsParts } from '../../../renderer/settings/settings-parts.tsx';
import { openSettings, type SettingsPart } from '../../../renderer/settings/settings-state.ts';
import { piecesOf, tryHouseRule } from '../../../renderer/settings/try-house-rule.ts';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';
import { buttonOf, draw, fieldOf, settle, typeInto } from '../desk/draw.ts';

const rule: HouseRule = {
  id: 'quay',
  pattern: 'quay side',
  isExpression: false,
  matchesCase: false,
  suggestions: ['quayside'],
  message: 'One word.',
};
const nothingDecided = { rulesOff: [], rules: [], ignores: [] };

function show(part: SettingsPart, house = useDesk.getState().house): HTMLElement {
  layOnDesk('mine');
  const { editor } = useDesk.getState();
  Object.assign(editor ?? {}, { setHouseStyle: vi.fn(), setIgnores: vi.fn() });
  useDesk.setState({ lexicon: [], house });
  openSettings(part);
  return draw(<SettingsParts />).place;
}

const labelled = (place: HTMLElement, name: string) =>
  buttonWith(place, (button) => button.getAttribute('aria-label') === name);

function buttonWith(place: HTMLElement, is: (button: HTMLButtonElement) => boolean) {
  const found = [...place.querySelectorAll('button')].find(is);
  if (!found) throw new Error('There is no such button');
  return found;
}

beforeEach(() => useDesk.setState({ house: nothingDecided }));

describe('fact-checking', () => {
  test('asks for the checker’s name and whether a second person signs off', () => {
    const host = answerRequests({});
    useSettings.setState({ editor: '', asksSignOff: false });
    const place = show('desk');
    const name = fieldOf(place, 'Your name');
    typeInto(name, 'Ada Brook');
    act(() => name.blur());
    act(() => place.querySelector<HTMLInputElement>('[role=switch]')?.click());
    expect(host.askedOf('desk.setSettings')).toEqual([
      { editor: 'Ada Brook' },
      { asksSignOff: true },
    ]);
    expect(useSettings.getState()).toMatchObject({ editor: 'Ada Brook', asksSignOff: true });
  });
});

describe('proofreading rules', () => {
  test('stand there with description, reason and a switch, the own ones too', () => {
    answerRequests({});
    const place = show('rules', { ...nothingDecided, rules: [rule], rulesOff: ['article'] });
    const rows = [...place.querySelectorAll('[aria-label=Rules] > li')];
    expect(rows).toHaveLength(RULES.length + 1);
    for (const [index, { description, reason }] of RULES.entries()) {
      expect(rows[index]?.textContent).toContain(description);
      expect(rows[index]?.textContent).toContain(reason);
    }
    expect(rows.at(-1)?.textContent).toContain('One word.');
    const switches = [...place.querySelectorAll<HTMLInputElement>('[role=switch]')];
    const off = RULES.flatMap(({ id }, index) => (switches[index]?.checked ? [] : [id]));
    expect(off).toEqual(['article']);
  });

  test('are switched at the host, and the editor reads the story anew', async () => {
    const host = answerRequests({
      'houseStyle.switchRule': () => ({ ...nothingDecided, rulesOff: [RULES[0]!.id] }),
    });
    const place = show('rules');
    await settle(() => place.querySelector<HTMLInputElement>('[role=switch]')?.click());
    expect(host.askedOf('houseStyle.switchRule')).toEqual([{ rule: RULES[0]!.id, isOn: false }]);
    expect(useDesk.getState().editor?.setHouseStyle).toHaveBeenCalledWith(
      expect.objectContaining({ rulesOff: [RULES[0]!.id] }),
    );
  });
});

describe('house rules', () => {
  test('are written, tried on a line and kept', async () => {
    const host = answerRequests({ 'houseStyle.putRule': () => nothingDecided });
    const place = show('house');
    act(() => buttonOf(place, 'New house rule').click());
    typeInto(fieldOf(place, 'Words to look for'), 'quay side');
    typeInto(fieldOf(place, 'Write instead'), 'quayside\n\n waterside ');
    typeInto(fieldOf(place, 'Why'), 'One word.');
    typeInto(fieldOf(place, 'Try it'), 'On the Quay side.');
    expect(place.querySelector('.house-tried')?.textContent).toBe('On the Quay sideQuayside.');
    await settle(() => place.querySelector('form')?.requestSubmit());
    expect(host.askedOf('houseStyle.putRule')).toEqual([
      { ...rule, id: expect.any(String) as string, suggestions: ['quayside', 'waterside'] },
    ]);
    expect(place.querySelector('form')).toBeNull();
    expect(document.activeElement?.textContent).toBe('New house rule');
  });

  test('that cannot be searched for are refused with a sentence, and nothing is sent', async () => {
    const host = answerRequests({});
    const place = show('house');
    act(() => buttonOf(place, 'New house rule').click());
    expect(place.querySelector('[role=alert]')).toBeNull();
    const expression = [...place.querySelectorAll<HTMLInputElement>('[type=checkbox]')].at(1);
    act(() => expression?.click());
    typeInto(fieldOf(place, 'Regular expression'), '(quay');
    expect(place.querySelector('[role=alert]')?.textContent).toMatch(/^[A-Z].{15,}\.$/);
    await settle(() => place.querySelector('form')?.requestSubmit());
    expect(host.askedOf('houseStyle.putRule')).toEqual([]);
    expect(place.querySelector('form')).not.toBeNull();
  });

  test('that are there already are refused with a sentence; an expression says that it is one', async () => {
    const host = answerRequests({});
    const expression = { ...rule, id: 'expression', pattern: 'qua[iy]', isExpression: true };
    const place = show('house', { ...nothingDecided, rules: [rule, expression] });
    const kinds = [...place.querySelectorAll('.house-name')].map((name) =>
      name.textContent.includes('Regular expression'),
    );
    expect(kinds).toEqual([false, true]);
    act(() => buttonOf(place, 'New house rule').click());
    typeInto(fieldOf(place, 'Words to look for'), 'quay side');
    await settle(() => place.querySelector('form')?.requestSubmit());
    expect(place.querySelector('[role=alert]')?.textContent).toBe(
      'There is a rule for “quay side” already; change that one instead.',
    );
    expect(host.askedOf('houseStyle.putRule')).toEqual([]);
  });

  test('whose reason was made up of what they write get another when that changes', async () => {
    const made = { ...rule, message: 'The house writes “quayside”.' };
    const host = answerRequests({ 'houseStyle.putRule': () => nothingDecided });
    const place = show('house', { ...nothingDecided, rules: [made] });
    act(() => labelled(place, 'Change quay side').click());
    expect(fieldOf(place, 'Why').value).toBe('');
    typeInto(fieldOf(place, 'Write instead'), 'waterside');
    await settle(() => place.querySelector('form')?.requestSubmit());
    expect(host.askedOf('houseStyle.putRule')).toMatchObject([
      { suggestions: ['waterside'], message: 'The house writes “waterside”.' },
    ]);
  });

  test('that are deleted can be brought back', async () => {
    const host = answerRequests({
      'houseStyle.removeRule': () => nothingDecided,
      'houseStyle.putRule': () => ({ ...nothingDecided, rules: [rule] }),
    });
    const place = show('house', { ...nothingDecided, rules: [rule] });
    labelled(place, 'Delete quay side').focus();
    await settle(() => labelled(place, 'Delete quay side').click());
    expect(place.textContent).toContain('There are no house rules yet.');
    expect(document.activeElement).toBe(buttonOf(place, 'Undo'));
    await settle(() => buttonOf(place, 'Undo').click());
    expect(document.activeElement?.className).toBe('settings-panel');
    expect(host.askedOf('houseStyle.putRule')).toEqual([rule]);
    expect(place.textContent).toContain('quay side');
  });
});

describe('the dictionary', () => {
  const lexicon = [
    { kind: 'name', text: 'Elderfield', addedAt: 1 },
    { kind: 'word', text: 'lighterman', addedAt: 1 },
  ] as const;

  test('is filtered, added to and taken from', async () => {
    const host = answerRequests({
      'lexicon.add': () => lexicon,
      'lexicon.remove': () => [lexicon[0]],
    });
    const place = show('dictionary');
    typeInto(fieldOf(place, 'New word'), 'lighterman');
    await settle(() => buttonOf(place, 'Add as a word').click());
    expect(host.askedOf('lexicon.add')).toEqual([{ kind: 'word', text: 'lighterman' }]);
    const rows = () =>
      [...place.querySelectorAll('.plain-row-words')].map((row) => row.textContent);
    expect(rows()).toEqual(['Elderfield', 'lighterman']);
    typeInto(fieldOf(place, 'Find in the dictionary'), 'LIGHT');
    expect(rows()).toEqual(['lighterman']);
    await settle(() => labelled(place, 'Remove lighterman').click());
    expect(rows()).toEqual([]);
    expect(place.textContent).toContain('“lighterman” is out of the dictionary.');
  });

  test('takes in a list from a file, what is there already left out', async () => {
    const host = answerRequests({
      'lexicon.addAll': () => lexicon,
      'lexicon.removeAll': () => [lexicon[0]],
    });
    const place = show('dictionary');
    act(() => useDesk.setState({ lexicon: [lexicon[0]] }));
    const file = new File(['Elderfield\nlighterman\n'], 'ours.txt', { type: 'text/plain' });
    const picker = place.querySelector<HTMLInputElement>('[type=file]')!;
    Object.defineProperty(picker, 'files', { value: [file] });
    await settle(() => picker.dispatchEvent(new Event('change', { bubbles: true })));
    await vi.waitFor(() =>
      expect(host.askedOf('lexicon.addAll')).toEqual([
        { entries: [{ kind: 'word', text: 'lighterman' }] },
      ]),
    );
    await vi.waitFor(() => expect(place.textContent).toContain('1 entry added from “ours.txt”.'));
    await settle(() => buttonOf(place, 'Undo').click());
    expect(host.askedOf('lexicon.removeAll')).toEqual([
      { entries: [{ kind: 'word', text: 'lighterman' }] },
    ]);
  });

  test('written to a file offers nothing to take back, after what could be', async () => {
    answerRequests({
      'lexicon.add': () => lexicon,
      'lexicon.export': () => ({ name: 'ours.txt' }),
    });
    const place = show('dictionary');
    const offered = () => [...place.querySelectorAll('button')].map((one) => one.textContent);
    typeInto(fieldOf(place, 'New word'), 'lighterman');
    await settle(() => buttonOf(place, 'Add as a word').click());
    expect(offered()).toContain('Undo');
    await settle(() => buttonOf(place, 'Export…').click());
    expect(place.textContent).toContain('The dictionary is in “ours.txt”.');
    expect(offered()).not.toContain('Undo');
  });

  test.each([
    [
      'larger than a list of words is',
      () => new Uint8Array(16 * 1024 * 1024 + 1).fill(97),
      '16 MB',
    ],
    [
      'with more entries than fit',
      () => Array.from({ length: mostEntries + 1 }, (_, at) => `quay${at}`).join('\n'),
      'more than 100,000',
    ],
  ])('takes nothing of a file %s, and says so', async (_what, content, said) => {
    const host = answerRequests({});
    const place = show('dictionary');
    const picker = place.querySelector<HTMLInputElement>('[type=file]')!;
    Object.defineProperty(picker, 'files', { value: [new File([content()], 'ours.txt')] });
    await settle(() => picker.dispatchEvent(new Event('change', { bubbles: true })));
    await vi.waitFor(() => expect(place.textContent).toContain(said));
    expect(place.textContent).toContain('Nothing was added.');
    expect(host.askedOf('lexicon.addAll')).toEqual([]);
  });

  test('leaves alone what is no text, and says so', async () => {
    const host = answerRequests({});
    const place = show('dictionary');
    const file = new File([new Uint8Array([0xff, 0xfe, 0x61, 0x00])], 'ours.txt');
    const picker = place.querySelector<HTMLInputElement>('[type=file]')!;
    Object.defineProperty(picker, 'files', { value: [file] });
    await settle(() => picker.dispatchEvent(new Event('change', { bubbles: true })));
    await vi.waitFor(() => expect(place.textContent).toContain('“ours.txt” cannot be read'));
    expect([...place.querySelectorAll('button')].map((one) => one.textContent)).not.toContain(
      'Undo',
    );
    expect(host.askedOf('lexicon.addAll')).toEqual([]);
  });
});

test('words that are ignored everywhere are listed with their rule, and checked again when asked', async () => {
  const ignore = { rule: RULES[0]!.id, text: 'lighterman', addedAt: 1 };
  const host = answerRequests({ 'houseStyle.removeIgnore': () => nothingDecided });
  const place = show('ignored', { ...nothingDecided, ignores: [ignore] });
  expect(place.textContent).toContain(RULES[0]!.description);
  await settle(() => labelled(place, 'Check lighterman again').click());
  expect(host.askedOf('houseStyle.removeIgnore')).toEqual([
    { rule: ignore.rule, text: 'lighterman' },
  ]);
  expect(place.textContent).toContain('Nothing is ignored in every story.');
});

test('a tried line is cut where the rule finds something, and put together again', () => {
  const line = 'A quay side, the other quay side';
  const pieces = piecesOf(line, tryHouseRule(rule, line));
  expect(pieces.map(({ text }) => text).join('')).toBe(line);
  expect(pieces.filter(({ instead }) => instead !== undefined)).toEqual([
    { text: 'quay side', instead: 'quayside' },
    { text: 'quay side', instead: 'quayside' },
  ]);
  const note = { ...rule, suggestions: [] };
  expect(piecesOf('quay side', tryHouseRule(note, 'quay side'))).toEqual([
    { text: 'quay side', instead: null },
  ]);
});
