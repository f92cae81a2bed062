import { useId } from 'react';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { CommittedField } from '../ui/committed-field.tsx';

/** Who checks at this desk, and whether a second person signs off. */
export function DeskPart() {
  const { editor, asksSignOff } = useSettings();
  const id = useId();
  return (
    <>
      <h2 className="settings-part-title">Your name and sign-off</h2>
      <p className="settings-lead">
        Notes, proposed changes, verdicts, sign-offs and the history of each story carry the name of
        whoever they are from. It is the name on this computer, for all stories.
      </p>
      <CommittedField
        label="Your name"
        value={editor}
        placeholder="As colleagues know it"
        onCommit={(name) => changeSettings({ editor: name })}
      />
      <div className="rule-row desk-row">
        <input
          id={id}
          type="checkbox"
          role="switch"
          className="switch"
          checked={asksSignOff}
          aria-describedby={`${id}-reason`}
          onChange={({ target }) => changeSettings({ asksSignOff: target.checked })}
        />
        <div className="rule-words">
          <label htmlFor={id}>A second person signs off verdicts</label>
          <p id={`${id}-reason`}>
            A claim counts as settled only when someone other than its checker stands by the
            verdict. Names tell the two apart.
          </p>
        </div>
      </div>
    </>
  );
}
