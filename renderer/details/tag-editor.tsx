import { X } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { StoryId } from '../../core/base/id.ts';
import type { TagUse } from '../../core/contract/tags.ts';
import {
  cleanTagName,
  foldTagName,
  tagKinds,
  type Tag,
  type TagKind,
} from '../../core/tagging/tag.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { filterLibrary, refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';

const kindNames: Readonly<Record<TagKind, { readonly one: string; readonly many: string }>> = {
  person: { one: 'Person', many: 'People' },
  organisation: { one: 'Organisation', many: 'Organisations' },
  place: { one: 'Place', many: 'Places' },
  topic: { one: 'Topic', many: 'Topics' },
  own: { one: 'Own tag', many: 'Own tags' },
};

const noTags: readonly Tag[] = [];

/** The tags of a story, and a field that completes from the archive as one types. */
export function TagEditor({ storyId }: { readonly storyId: StoryId }) {
  const tags = useDesk((state) => state.opened?.tags ?? noTags);
  return (
    <section aria-label="Tags">
      <h2 className="panel-title">Tags</h2>
      <TagField storyId={storyId} tags={tags} />
      {tagKinds.map((kind) => (
        <TagGroup
          key={kind}
          kind={kind}
          storyId={storyId}
          tags={tags.filter((tag) => tag.kind === kind)}
        />
      ))}
    </section>
  );
}

function TagGroup({
  kind,
  tags,
  storyId,
}: {
  readonly kind: TagKind;
  readonly tags: readonly Tag[];
  readonly storyId: StoryId;
}) {
  if (tags.length === 0) return null;
  return (
    <div className="tag-group">
      <h3>{kindNames[kind].many}</h3>
      <ul>
        {tags.map((tag) => (
          <li key={tag.name} className="tag">
            <button
              type="button"
              title="Show stories with this tag"
              onClick={() => filterLibrary({ tag, search: '', status: null })}
            >
              {tag.name}
            </button>
            <button
              type="button"
              aria-label={`Remove tag ${tag.name}`}
              onClick={() => void change('tags.remove', storyId, tag)}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Offer extends Tag {
  /** How many stories carry it; null for one that is new to the archive. */
  readonly stories: number | null;
}

function TagField({ storyId, tags }: { readonly storyId: StoryId; readonly tags: readonly Tag[] }) {
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState(0);
  const listId = useId();
  const offers = useOffers(typed, tags);
  const chosen = offers[Math.min(current, offers.length - 1)];
  const take = (offer: Offer | undefined) => {
    if (!offer) return;
    void change('tags.add', storyId, offer);
    setTyped('');
    setCurrent(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && offers.length > 0) {
      event.preventDefault();
      setCurrent((current + step + offers.length) % offers.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    }
    if (event.key === 'Escape') setTyped('');
  };
  return (
    <div className="tag-field">
      <input
        role="combobox"
        aria-label="Add a tag"
        aria-expanded={offers.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${offers.indexOf(chosen)}` : undefined}
        placeholder="Add a person, place, organisation, topic…"
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.target.value);
          setCurrent(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped('')}
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Tags"
        className="tag-offers"
        hidden={offers.length === 0}
      >
        {offers.map((offer, index) => (
          <div
            key={`${offer.kind} ${offer.name}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={offer === chosen}
            className="tag-offer"
            onPointerDown={(event) => {
              event.preventDefault();
              take(offer);
            }}
          >
            <span>{offer.name}</span>
            <span>
              {offer.stories === null
                ? `New ${kindNames[offer.kind].one.toLowerCase()}`
                : spellUse(offer)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function spellUse({ kind, stories }: Offer): string {
  return `${kindNames[kind].one} · ${stories === 1 ? '1 story' : `${String(stories)} stories`}`;
}

/** What the archive knows first, then the typed name as a new tag of each kind. */
function useOffers(typed: string, tags: readonly Tag[]): readonly Offer[] {
  const [known, setKnown] = useState<{ readonly typed: string; readonly uses: readonly TagUse[] }>({
    typed: '',
    uses: [],
  });
  const name = cleanTagName(typed);
  useEffect(() => {
    if (name === '') return;
    let isWanted = true;
    void request('tags.complete', { typed: name, kind: null }).then((answer) => {
      if (isWanted && answer.ok) setKnown({ typed: name, uses: answer.value });
    });
    return () => {
      isWanted = false;
    };
  }, [name]);
  if (name === '') return [];
  const carries = (kind: TagKind, other: string) =>
    tags.some((tag) => tag.kind === kind && foldTagName(tag.name) === foldTagName(other));
  const uses = known.typed === name ? known.uses : [];
  const isKnown = (kind: TagKind) =>
    uses.some((use) => use.kind === kind && foldTagName(use.name) === foldTagName(name));
  const fresh = tagKinds
    .filter((kind) => !isKnown(kind))
    .map((kind) => ({ kind, name, stories: null }));
  return [...uses, ...fresh].filter((offer) => !carries(offer.kind, offer.name));
}

async function change(
  channel: 'tags.add' | 'tags.remove',
  id: StoryId,
  { kind, name }: Tag,
): Promise<void> {
  const answer = await request(channel, { id, kind, name });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  changeOpened(id, () => ({ tags: answer.value }));
  void refreshLibrary();
}
