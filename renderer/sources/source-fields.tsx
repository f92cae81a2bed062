import type { SourceDetails } from '../../core/factcheck/source.ts';

/** What is typed about a source; when it was retrieved is set by what is done. */
export type SourceDraft = Omit<SourceDetails, 'retrievedAt'>;

/** Nothing typed yet. */
export const blankSource: SourceDraft = {
  title: '',
  publisher: '',
  author: '',
  published: '',
  address: '',
};

const labels: readonly (readonly [keyof SourceDraft, string])[] = [
  ['title', 'Title'],
  ['author', 'Author or speaker'],
  ['publisher', 'Publisher'],
  ['published', 'Date, such as 2026-03-04'],
  ['address', 'Web address'],
];

interface SourceFieldsProps {
  readonly draft: SourceDraft;
  readonly onChange: (draft: SourceDraft) => void;
}

/** The fields that describe a source. */
export function SourceFields({ draft, onChange }: SourceFieldsProps) {
  return labels.map(([field, label], index) => (
    <label key={field} className="field">
      <span>{label}</span>
      <input
        autoFocus={index === 0}
        type={field === 'address' ? 'url' : 'text'}
        value={draft[field]}
        maxLength={field === 'address' ? 4096 : 400}
        onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
      />
    </label>
  ));
}

/** The draft without the space around its texts. */
export function trimmed(draft: SourceDraft): SourceDraft {
  const { title, publisher, author, published, address } = draft;
  return {
    title: title.trim(),
    publisher: publisher.trim(),
    author: author.trim(),
    published: published.trim(),
    address: address.trim(),
  };
}
