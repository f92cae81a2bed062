import { slugOf, type Story } from '../../core/article/story.ts';
import { isSafeLink } from '../../core/article/link.ts';
import { changeDetails } from '../desk/story-actions.ts';
import { useDesk } from '../desk/desk-state.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { ImportedFrom } from '../importing/imported-from.tsx';
import { NotesPart } from '../notes/notes-part.tsx';
import { ChangesPart } from '../proposals/changes-part.tsx';
import { LanguageOptions } from '../story/language-options.tsx';
import { isSpelt } from '../story/story-languages.ts';
import { CommittedField } from '../ui/committed-field.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { CorrectionsPart } from './corrections-part.tsx';
import { EmbargoField } from './embargo-field.tsx';
import { FactCheckPart } from './fact-check-part.tsx';
import { FirstPublished } from './first-published.tsx';
import { TagEditor } from './tag-editor.tsx';
import './details-panel.css';

/** Tags, and what the page needs to know beside its words. */
export function DetailsPanel() {
  const story = useDesk((state) => state.opened?.story);
  // What is half typed into a field belongs to its story, not to the next one on the desk.
  return story ? <Details key={story.id} story={story} /> : null;
}

function Details({ story }: { readonly story: Story }) {
  const editor = useSettings((state) => state.editor);
  return (
    <>
      <ImportedFrom storyId={story.id} />
      <TagEditor storyId={story.id} />
      <ChangesPart />
      <NotesPart />
      <h2 className="panel-title">Details</h2>
      <label className="field">
        <span>Language</span>
        <select
          value={story.language}
          aria-describedby="spelling-note"
          onChange={(event) => void changeDetails(story.id, { language: event.target.value })}
        >
          <LanguageOptions set={story.language} />
        </select>
      </label>
      <p className="card-reason" id="spelling-note">
        {isSpelt(story.language)
          ? 'Its spelling is checked.'
          : 'No dictionary of it is here; what needs none is checked all the same.'}
      </p>
      <CommittedField
        label="Topic line above the headline"
        value={story.kicker}
        onCommit={(kicker) => changeDetails(story.id, { kicker })}
      />
      <CommittedField
        label="Slug"
        value={story.slug}
        placeholder={slugOf(story.headline)}
        onCommit={(slug) => changeDetails(story.id, { slug: slugOf(slug) })}
      />
      <CommittedField
        label="Publisher"
        value={story.publisher}
        onCommit={(publisher) => changeDetails(story.id, { publisher })}
      />
      <CommittedField
        label="Address of the page"
        value={story.canonicalUrl}
        placeholder="https://"
        problem={(text) =>
          text === '' || isSafeLink(text)
            ? null
            : 'A whole web address is wanted, such as https://example.org/story.'
        }
        onCommit={(canonicalUrl) => changeDetails(story.id, { canonicalUrl })}
      />
      <EmbargoField story={story} />
      <p className="card-reason details-facts">
        {`Begun ${spellDayAndTime(story.createdAt)}.`}
        <br />
        <FirstPublished story={story} />
        <br />
        On the command line it is <code>{story.id}</code>.
      </p>
      <CorrectionsPart storyId={story.id} />
      <FactCheckPart story={story} />
      <h2 className="panel-title">You</h2>
      <CommittedField
        label="Your name, as verdicts and history record it"
        value={editor}
        onCommit={(name) => changeSettings({ editor: name })}
      />
    </>
  );
}
