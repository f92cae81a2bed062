import { assertNever } from '../../core/base/assert-never.ts';
import { PLAIN_HOUSE_STYLE } from '../../core/proofreading/house-style.ts';
import type { LanguageSet } from '../../core/proofreading/language/language.ts';
import { RULES } from '../../core/proofreading/rules.ts';
import { createStoryCheck } from '../../core/proofreading/story-check.ts';
import type { ProofreadingAnswer, ProofreadingRequest } from './messages.ts';

/** The worker around the service. Tests put their own in its place. */
export interface ServiceSurroundings {
  readonly answer: (answer: ProofreadingAnswer) => void;
  /** Calls back after the requests that wait by now. */
  readonly later: (turn: () => void) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Checks the open story in turns, and takes requests between them. Knows nothing of workers. */
export interface ProofreadingService {
  readonly hear: (request: ProofreadingRequest) => void;
  /**
   * To be called when a language has joined the set (its primary subtag): blocks of that language
   * are looked at again, no others, and what changed in them is told.
   */
  readonly languageArrived: (tag: string) => void;
}

const turnTakes = 30;
/** What is found in the rest of a long story is told in fewer and larger pieces: each is drawn. */
const longestSilence = 250;

/** A service with no story open. */
export function createProofreadingService(
  languages: LanguageSet,
  { answer, later, now }: ServiceSurroundings,
): ProofreadingService {
  let check = createStoryCheck(languages, RULES);
  let style = PLAIN_HOUSE_STYLE;
  let story = 0;
  let request = 0;
  let isTurnDue = false;
  let isAnswered = true;
  let toldAt = 0;
  let silence = 0;

  function wantTurn(): void {
    if (isTurnDue) return;
    isTurnDue = true;
    later(takeTurn);
  }

  function takeTurn(): void {
    isTurnDue = false;
    const start = now();
    const isDone = check.work(() => now() - start >= turnTakes);
    tell(isDone);
    if (!isDone) wantTurn();
  }

  function tell(isDone: boolean): void {
    if (isAnswered && !isDone && now() - toldAt < silence) return;
    const changed = check.takeChanges();
    if (isAnswered && !isDone && changed.length === 0) return;
    isAnswered = true;
    if (changed.length > 0) {
      toldAt = now();
      silence = Math.min(longestSilence, 2 * silence + turnTakes);
    }
    answer({ kind: 'checked', story, request, changed, isDone });
  }

  function begin(next: number): void {
    check = createStoryCheck(languages, RULES);
    check.setHouseStyle(style);
    story = next;
    request = 0;
    isAnswered = true;
  }

  function hear(asked: ProofreadingRequest): void {
    switch (asked.kind) {
      case 'open':
        return begin(asked.story);
      case 'close':
        return begin(0);
      case 'house-style':
        style = asked.style;
        return check.setHouseStyle(style);
      case 'in-view':
        silence = 0;
        return check.lookFirst(asked.from, asked.to);
      case 'check':
        check.splice(asked.at, asked.removed, asked.blocks);
        request = asked.request;
        isAnswered = false;
        silence = 0;
        return wantTurn();
      default:
        return assertNever(asked);
    }
  }

  return {
    hear,
    languageArrived(tag) {
      check.languageArrived(tag);
      if (request > 0) wantTurn();
    },
  };
}
