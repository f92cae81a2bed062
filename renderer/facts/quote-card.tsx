import { memo, type KeyboardEvent, type ReactNode } from 'react';
import type { TextSpan } from '../../core/article/text-blocks.ts';
import { eachPassageWord } from '../../core/factcheck/quote-index.ts';
import { pageNameAt } from '../../core/factcheck/source.ts';
import type { Passage, QuoteMatch, QuoteTie } from '../../core/factcheck/quotation.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { PlacedQuotation } from '../editor/editor-state.ts';
import { nameOfSource } from '../sources/source-names.ts';
import { useSourceTexts } from '../sources/source-texts.ts';
import { showPassage } from '../sources/source-view-state.ts';
import { Button } from '../ui/button.tsx';
import { tieAgain, tieQuote, untieQuote } from './quote-actions.ts';
import { quoteStateOf, type QuoteState } from './quote-state.ts';
import { changedText, laidOut } from './word-changes.ts';
import { WordChanges } from './word-changes-view.tsx';

interface QuoteCardProps {
  readonly quotation: PlacedQuotation;
  readonly isCurrent: boolean;
  readonly hasSources: boolean;
}

/** A quotation: its words, whether a source has them so, and what to do about it. */
export const QuoteCard = memo(function QuoteCard(props: QuoteCardProps) {
  const { quotation, isCurrent, hasSources } = props;
  const { id, words, match, tie } = quotation;
  const state = quoteStateOf(quotation, hasSources);
  const passage = tie?.passage ?? (match && match.state !== 'not-found' ? match.passage : null);
  const editor = useDesk((desk) => desk.editor);
  return (
    <div className="card fact-card" data-current={isCurrent} onKeyDown={backToText}>
      <div className="card-head">
        <span className={`claim-status tone-${state.tone}`}>
          <b aria-hidden="true">{state.sign}</b> {state.name}
        </span>
      </div>
      <button
        type="button"
        className="card-context claim-words"
        onClick={() => editor?.goToFact(id)}
      >
        “{words}”
      </button>
      {passage ? <PassageName passage={passage} /> : null}
      {tie ? <Original tie={tie} /> : null}
      <Difference quotation={quotation} state={state} />
      <QuoteActs quotation={quotation} passage={passage} state={state} />
    </div>
  );
});

/** Which source has the words, and where. */
function PassageName({ passage }: { readonly passage: Passage }) {
  const { sourceId, from } = passage;
  const source = useDesk((desk) => desk.opened?.sources.find(({ id }) => id === sourceId));
  const text = useSourceTexts(({ texts }) => texts.get(sourceId));
  const page = text ? pageNameAt(text, from) : '';
  const name = source ? nameOfSource(source) : 'A source that is no longer in the vault';
  return <p className="card-reason">{[name, page].filter(Boolean).join(', ')}</p>;
}

/** The words that were said, beside their translation. */
function Original({ tie }: { readonly tie: QuoteTie }) {
  return (
    <figure className="original">
      <figcaption>Original</figcaption>
      <blockquote>{tie.original}</blockquote>
    </figure>
  );
}

interface DifferenceProps {
  readonly quotation: PlacedQuotation;
  readonly state: QuoteState;
}

function Difference({ quotation: { words, match, tie }, state }: DifferenceProps) {
  if (state.id === 'stale' && tie)
    return (
      <Compared caption="When it was tied; underlined what it reads now">
        <WordChanges parts={changedText(tie.words, words)} removed="Tied" added="Now" />
      </Compared>
    );
  return state.id === 'altered' && match?.state === 'altered' ? <Altered match={match} /> : null;
}

/** The source's words, with what the story has in their place. */
function Altered({ match }: { readonly match: Extract<QuoteMatch, { state: 'altered' }> }) {
  const { passage, differences } = match;
  const text = useSourceTexts(({ texts }) => texts.get(passage.sourceId)?.text);
  if (text === undefined) return null;
  const words = text.slice(passage.from, passage.to);
  const spans: TextSpan[] = [];
  eachPassageWord(words, (from, to) => spans.push({ from, to }));
  return (
    <Compared caption="The source; underlined what the story has">
      <WordChanges parts={laidOut(words, spans, differences)} removed="Source" added="Story" />
    </Compared>
  );
}

interface ComparedProps {
  readonly caption: string;
  readonly children: ReactNode;
}

function Compared({ caption, children }: ComparedProps) {
  return (
    <figure className="original">
      <figcaption>{caption}</figcaption>
      {children}
    </figure>
  );
}

interface QuoteActsProps {
  readonly quotation: PlacedQuotation;
  readonly passage: Passage | null;
  readonly state: QuoteState;
}

function QuoteActs({ quotation, passage, state }: QuoteActsProps) {
  const { id, tie } = quotation;
  return (
    <div className="card-more">
      {passage ? (
        <Button look="link" onClick={() => showPassage(passage.sourceId, passage)}>
          Show in source
        </Button>
      ) : null}
      {state.id === 'stale' && tie ? (
        <Button look="link" onClick={() => void tieAgain(quotation, tie)}>
          Still the same: tie again
        </Button>
      ) : null}
      {tie ? (
        <Button look="link" onClick={() => void untieQuote(tie)}>
          Untie
        </Button>
      ) : null}
      {tie || state.id === 'verbatim' ? null : (
        <Button look="link" onClick={() => void tieQuote(quotation)}>
          Tie to the original…
        </Button>
      )}
      {state.isDoubtful ? <SetAsideButton id={id} /> : null}
    </div>
  );
}

/** Sets a fact aside. Its card goes, and the focus to the one that comes after it. */
export function SetAsideButton({ id }: { readonly id: string }) {
  return (
    <Button
      look="link"
      onClick={({ currentTarget }) => {
        focusNeighbour(currentTarget);
        useDesk.getState().editor?.dismissFact(id);
      }}
    >
      Set aside
    </Button>
  );
}

function focusNeighbour(from: HTMLElement): void {
  const item = from.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const tab = document.querySelector<HTMLElement>('.facts-tab[aria-selected=true]');
  (neighbour?.querySelector<HTMLElement>('button') ?? tab)?.focus();
}

/** Escape leads from a card back to the text. */
export function backToText(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  useDesk.getState().editor?.focus();
}
