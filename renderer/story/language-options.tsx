import { languageOf, storyLanguages, type StoryLanguage } from '../../core/article/languages.ts';
import { languageGroups } from './story-languages.ts';

/** What a `select` offers: languages with their own names. The one that is set is among them. */
export function LanguageOptions({ set }: { readonly set: string }) {
  const isListed = storyLanguages.some(({ tag }) => tag === set);
  return (
    <>
      {isListed ? null : <option value={set}>{languageOf(set).name}</option>}
      {languageGroups.map(({ label, languages }) => (
        <optgroup key={label} label={label}>
          {languages.map(toOption)}
        </optgroup>
      ))}
    </>
  );
}

function toOption({ tag, name, ownName }: StoryLanguage) {
  return (
    <option key={tag} value={tag}>
      {name.startsWith(ownName) ? name : `${name} – ${ownName}`}
    </option>
  );
}
