import { baseName, nameVariants } from '../../core/proofreading/name-variants.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import {
  ignoreAlways,
  ignoreHere,
  ignoreInStory,
  learn,
  takeEverywhere,
} from './finding-actions.ts';

/** One thing that can be done about a finding, besides taking a suggestion. */
export interface FindingAct {
  readonly id: string;
  readonly name: string;
  /** What comes of it, where the name does not say it all. */
  readonly detail?: string;
  /** Wanted less often: cards show it only for the finding in hand. */
  readonly isRare?: true;
  readonly run: () => void;
}

/**
 * What can be done about a finding: one list for the card on the text, the panel, the menu of the
 * right-hand button and the palette.
 * @param alike how many findings of the story say the same of the same words, itself counted
 */
export function actsFor(placed: PlacedFinding, alike: number): readonly FindingAct[] {
  return [...everywhere(placed, alike), ...ignoring(placed), ...learning(placed)];
}

function everywhere(placed: PlacedFinding, alike: number): FindingAct[] {
  const [first] = placed.finding.suggestions;
  if (first === undefined || alike < 2) return [];
  return [
    {
      id: 'everywhere',
      name: `Take everywhere (${alike.toLocaleString()})`,
      detail: first === '' ? 'Takes the words out.' : `Each becomes “${first}”.`,
      run: () => takeEverywhere(placed),
    },
  ];
}

function ignoring(placed: PlacedFinding): FindingAct[] {
  return [
    { id: 'here', name: 'Ignore here', run: () => ignoreHere(placed) },
    { id: 'story', name: 'Ignore in this story', run: () => void ignoreInStory(placed) },
    {
      id: 'always',
      name: 'Ignore always',
      detail: 'In every story; the settings list it.',
      isRare: true,
      run: () => void ignoreAlways(placed),
    },
  ];
}

function learning({ finding: { kind, text } }: PlacedFinding): FindingAct[] {
  const name = baseName(text);
  const asWord: FindingAct = {
    id: 'word',
    name: 'Add to dictionary',
    run: () => void learn('word', text),
  };
  const asName: FindingAct = {
    id: 'name',
    name: 'Add as a name',
    detail: `Knows ${nameVariants(name).join(', ')}.`,
    ...(kind === 'name' ? {} : { isRare: true }),
    run: () => void learn('name', name),
  };
  const isCapitalised = /\p{Lu}/u.test(text);
  if (kind === 'name') return [asName];
  if (kind !== 'nonword') return [];
  return isCapitalised ? [asWord, asName] : [asWord];
}
