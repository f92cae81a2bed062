import type { Source, SourceKind } from '../../core/factcheck/source.ts';

/** What each kind of source is called. */
export const sourceKindNames: Readonly<Record<SourceKind, string>> = {
  pdf: 'PDF',
  docx: 'Word document',
  page: 'Web page',
  text: 'Text',
  transcript: 'Transcript',
  image: 'Picture',
  interview: 'Interview',
  link: 'Link',
};

/** What a source is called: its title, or what else tells it apart. */
export function nameOfSource({
  title,
  file,
  address,
  author,
  kind,
}: Pick<Source, 'title' | 'file' | 'address' | 'author' | 'kind'>): string {
  const names = [title, file?.name, address, author];
  return names.find(Boolean) ?? sourceKindNames[kind];
}

/** A source as evidence names it: title, publisher and date, as far as they are known. */
export function citationOf(source: Source): string {
  const parts = [nameOfSource(source), source.author, source.publisher, source.published];
  const told = parts.filter((part, index) => part !== '' && parts.indexOf(part) === index);
  return told.join(', ').slice(0, 400);
}

/** Whether a source of this kind is mostly at first hand. */
export function isMostlyPrimary(kind: SourceKind): boolean {
  return kind === 'interview' || kind === 'transcript' || kind === 'image' || kind === 'pdf';
}

/** A size as people say it. */
export function spellSize(bytes: number): string {
  const megabytes = bytes / 1_048_576;
  return megabytes >= 1
    ? `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`
    : `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB`;
}
