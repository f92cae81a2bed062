import { useEffect, useState } from 'react';
import type { TemplateState, TemplateTrouble } from '../../core/contract/publishing.ts';
import { useDesk } from '../desk/desk-state.ts';
import { listen, request } from '../host/host.ts';
import { previewStory } from '../publishing/publishing-state.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.ts';

/** The newsroom's own head, foot and style around every page. */
export function TemplatePart() {
  const [state, take] = useTemplate();
  const hasStory = useDesk(({ opened }) => opened !== null);
  return (
    <>
      <h2 className="settings-part-title">Page template</h2>
      <p className="settings-lead">
        Your pages can have a head, a foot and a style of your own. Keep them in one folder as{' '}
        <code>head.html</code>, <code>foot.html</code> and <code>page.css</code>, with the pictures
        that they name; any of them may be left out. What could run, call out or break the page is
        refused and named here.
      </p>
      {state === null ? (
        <p className="panel-note">Reading the template…</p>
      ) : (
        <TemplateFacts state={state} />
      )}
      <div className="template-actions">
        <Button look="main" onClick={() => void change('template.pick', take)}>
          {state?.name == null ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
        {state?.name == null ? null : (
          <Button onClick={() => void change('template.clear', take)}>Use the plain page</Button>
        )}
        <Button disabled={!hasStory} onClick={() => void previewStory()}>
          Preview the story in it
        </Button>
      </div>
      <p className="card-reason">
        While the preview is open, it follows every change of these files and of the story.
      </p>
    </>
  );
}

function TemplateFacts({ state: { name, files, troubles } }: { readonly state: TemplateState }) {
  if (name === null) return <p className="card-reason">No template: pages are plain.</p>;
  return (
    <div role="status">
      <p>
        <strong>{name}</strong>
        {files.length > 0 ? ` · ${files.join(', ')}` : ''}
      </p>
      {troubles.length > 0 ? (
        <ul className="template-troubles" aria-label="What is left out of the template">
          {troubles.map((trouble, index) => (
            <li key={index}>
              <span className="template-place">{placeOf(trouble)}</span> {trouble.message}
            </li>
          ))}
        </ul>
      ) : (
        <p className="card-reason">All of it is in use.</p>
      )}
    </div>
  );
}

function placeOf({ file, line }: TemplateTrouble): string {
  return line === null ? file : `${file}, line ${line}`;
}

function useTemplate(): [TemplateState | null, (state: TemplateState) => void] {
  const [state, setState] = useState<TemplateState | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = () =>
      void request('template.state', undefined).then((answer) => {
        if (isWanted && answer.ok) setState(answer.value);
      });
    read();
    const stop = listen('template.changed', read);
    return () => {
      isWanted = false;
      stop();
    };
  }, []);
  return [state, setState];
}

async function change(
  channel: 'template.pick' | 'template.clear',
  take: (state: TemplateState) => void,
): Promise<void> {
  const answer = await request(channel, undefined);
  if (answer.ok) take(answer.value);
  else if (answer.error.code !== 'cancelled') notify(answer.error.message, { tone: 'trouble' });
}
