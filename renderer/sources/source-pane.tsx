import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FileHash } from '../../core/base/id.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import type { Source } from '../../core/factcheck/source.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useMarkedClaims } from '../desk/use-editor.ts';
import { spellKeyOf } from '../desk/commands.ts';
import { Button } from '../ui/button.tsx';
import { quotePassage } from './quote-passage.ts';
import { ReadSoFar } from './read-so-far.tsx';
import { SourceFind } from './source-find.tsx';
import { nameOfSource, sourceKindNames } from './source-names.ts';
import { keepSourceTexts, useSourceTexts } from './source-texts.ts';
import { closeSource, useSourceView } from './source-view-state.ts';
import { SourceWords } from './source-words.tsx';
import './source-pane.css';

/** The source that lies beside the story, when one does. */
export function SourcePane() {
  useSourcesAtHand();
  const open = useSourceView((state) => state.open);
  const source = useDesk((state) => state.opened?.sources.find(({ id }) => id === open));
  return source ? <OpenSource key={source.id} source={source} /> : null;
}

/** Sees to it that the words of the story's sources are here, and that the editor has them too. */
function useSourcesAtHand(): void {
  const storyId = useDesk((state) => state.opened?.story.id);
  const editor = useDesk((state) => state.editor);
  const texts = useSourceTexts((state) => state.texts);
  useEffect(() => (storyId ? keepSourceTexts(storyId) : undefined), [storyId]);
  useEffect(() => {
    editor?.setSources([...texts].map(([id, { text }]) => ({ id, text })));
  }, [editor, texts]);
  useEffect(() => closeSource, [storyId]);
}

const noClaims: readonly Claim[] = [];

function OpenSource({ source }: { readonly source: Source }) {
  const name = nameOfSource(source);
  const text = useSourceTexts((state) => state.texts.get(source.id));
  const claims = useDesk((state) => state.opened?.claims ?? noClaims);
  const quoted = useMemo(() => passagesOf(claims, source.id), [claims, source.id]);
  const passages = useMemo(() => quoted.map(({ passage }) => passage), [quoted]);
  const pane = useRef<HTMLElement>(null);
  const wanted = useSourceView((state) => state.wanted);
  // Its words take the focus from here once they are there; without words Escape works all the
  // same. Before the words look where the focus is, so that they know that they were asked for.
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element?.contains(document.activeElement)) element?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <section
      ref={pane}
      tabIndex={-1}
      className="source-pane"
      aria-label={`Source: ${name}`}
      data-drop="sources"
      onKeyDown={(event) => {
        const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
        const isPlain = !event.shiftKey && !event.altKey;
        if (event.key !== 'Escape' && !(isFind && isPlain)) return;
        event.preventDefault();
        event.stopPropagation();
        if (isFind) pane.current?.querySelector<HTMLElement>('input[type=search]')?.focus();
        else leave();
      }}
    >
      <header className="source-head">
        <div className="source-title">
          <strong>{name}</strong>
          <span>{describe(source)}</span>
        </div>
        {text ? <SourceFind text={text.text} /> : null}
        <Button look="quiet" keys="Esc" onClick={leave}>
          Close
        </Button>
      </header>
      <SourceBody source={source} name={name} quoted={passages} />
      <footer className="source-foot">
        <QuotedHere quoted={quoted} />
        <Target />
      </footer>
    </section>
  );
}

function SourceBody({
  source,
  name,
  quoted,
}: {
  readonly source: Source;
  readonly name: string;
  readonly quoted: Parameters<typeof SourceWords>[0]['quoted'];
}) {
  const text = useSourceTexts((state) => state.texts.get(source.id));
  const progress = useSourceTexts((state) => state.reading.get(source.id));
  const trouble = useSourceTexts((state) => state.troubles.get(source.id));
  if (source.kind === 'image' && source.file) {
    return <SourcePicture key={source.file.hash} hash={source.file.hash} name={name} />;
  }
  if (text && text.text.trim() !== '')
    return <SourceWords name={name} text={text} quoted={quoted} />;
  return (
    <p className="panel-note source-note" role="status">
      {trouble ?? wordless(source, text !== undefined)}
      <ReadSoFar part={progress} />
    </p>
  );
}

function SourcePicture({ hash, name }: { readonly hash: FileHash; readonly name: string }) {
  const [isMissing, setMissing] = useState(false);
  if (isMissing) {
    return (
      <p className="panel-note source-note" role="status">
        This picture is missing from the vault, or no longer what was stored. What was written down
        from it is kept. Drop the picture in again.
      </p>
    );
  }
  return (
    <div className="source-picture" role="group" aria-label={`Picture: ${name}`} tabIndex={0}>
      <img
        src={`app://galley/vault/${hash}`}
        alt={`Source: ${name}`}
        onError={() => setMissing(true)}
      />
    </div>
  );
}

function wordless(source: Source, isLoaded: boolean): string {
  if (source.failure) return source.failure;
  if (source.reading === 'waiting') return 'Its words are being read…';
  if (source.reading === 'read' && !isLoaded) return 'Its words are on their way…';
  return source.kind === 'link'
    ? 'A link has no words here until you fetch its page or drop in a saved copy.'
    : 'There are no words in it to quote. Evidence can still be written down by hand.';
}

/** Which claim a passage would be evidence for, and the key that makes it so. */
function Target() {
  const { list, current } = useMarkedClaims();
  const hasWords = useSourceView((state) => state.selected !== null);
  const words = list.find(({ id }) => id === current)?.text;
  return (
    <div className="source-target">
      <span>
        {words === undefined ? (
          'Step to a claim with F9; selected words become its evidence.'
        ) : (
          <>
            Evidence for <q>{words}</q>
          </>
        )}
      </span>
      <Button
        look="main"
        keys={spellKeyOf('sources.quote')}
        disabled={words === undefined || !hasWords}
        onClick={() => void quotePassage()}
      >
        Quote
      </Button>
    </div>
  );
}

interface QuotedPassage {
  readonly claim: Claim;
  readonly passage: { readonly from: number; readonly to: number };
}

function passagesOf(claims: readonly Claim[], id: Source['id']): readonly QuotedPassage[] {
  return claims.flatMap((claim) =>
    claim.evidence.flatMap(({ sourceId, passage }) =>
      sourceId === id && passage ? [{ claim, passage }] : [],
    ),
  );
}

/** Leads from a passage that is evidence back to its claim. */
function QuotedHere({ quoted }: { readonly quoted: readonly QuotedPassage[] }) {
  const caret = useSourceView((state) => state.caret);
  const here =
    caret !== null && quoted.find(({ passage }) => passage.from <= caret && caret <= passage.to);
  if (!here) return null;
  return (
    <div className="source-target">
      <span>
        Quoted for <q>{here.claim.text}</q>
      </span>
      <Button look="link" onClick={() => useDesk.getState().editor?.goToClaim(here.claim.id)}>
        Go to the claim
      </Button>
    </div>
  );
}

function describe(source: Source): string {
  const { kind, author, publisher, published } = source;
  return [sourceKindNames[kind], author, publisher, published].filter(Boolean).join(' · ');
}

/** The focus goes back to the story. */
function leave(): void {
  closeSource();
  useDesk.getState().editor?.focus();
}
