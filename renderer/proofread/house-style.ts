import type { HouseDecisions } from '../../core/contract/house-style.ts';
import type { LexiconEntry } from '../../core/contract/lexicon.ts';
import type { StoryIgnore } from '../../core/contract/stories.ts';
import type { HouseStyle } from '../../core/proofreading/house-style.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';

/** Reads what the newsroom taught and decided. */
export async function loadHouseStyle(): Promise<void> {
  const [lexicon, house] = await Promise.all([
    request('lexicon.list', undefined),
    request('houseStyle.get', undefined),
  ]);
  if (lexicon.ok) useDesk.setState({ lexicon: lexicon.value });
  if (house.ok) useDesk.setState({ house: house.value });
}

/** What the newsroom has of its own, as the proofreader wants it. */
export function houseStyleNow(): HouseStyle {
  const { lexicon, house } = useDesk.getState();
  const texts = (kind: LexiconEntry['kind']) =>
    lexicon.filter((entry) => entry.kind === kind).map(({ text }) => text);
  return {
    words: texts('word'),
    names: texts('name'),
    rulesOff: house.rulesOff,
    rules: house.rules,
  };
}

/** What is kept in the story on the desk: its own ignored words and those of every story. */
export function ignoresNow(): readonly StoryIgnore[] {
  const { opened, house } = useDesk.getState();
  return [...(opened?.ignores ?? []), ...house.ignores];
}

type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly message: string } };

/** Takes what the host answered to a change of the house style. @returns whether it was made. */
export function takeDecisions(answer: Answer<HouseDecisions>): boolean {
  if (!answer.ok) return refuse(answer.error.message);
  const before = useDesk.getState().house;
  useDesk.setState({ house: answer.value });
  const { editor } = useDesk.getState();
  editor?.setIgnores(ignoresNow());
  const { rulesOff, rules } = answer.value;
  const isSame =
    JSON.stringify([rulesOff, rules]) === JSON.stringify([before.rulesOff, before.rules]);
  // Ignored words are no matter of the proofreader: it need not read the story anew for them.
  if (!isSame) editor?.setHouseStyle(houseStyleNow());
  return true;
}

/** Takes what the host answered to a change of the lexicon. @returns whether it was made. */
export function takeLexicon(answer: Answer<readonly LexiconEntry[]>): boolean {
  if (!answer.ok) return refuse(answer.error.message);
  useDesk.setState({ lexicon: answer.value });
  useDesk.getState().editor?.setHouseStyle(houseStyleNow());
  return true;
}

function refuse(message: string): false {
  notify(message, { tone: 'trouble' });
  return false;
}
