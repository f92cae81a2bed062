import type { StoryId } from '../../core/base/id.ts';
import { Button } from '../ui/button.tsx';
import { fileName } from './import-source.ts';
import { originOf, showReport, useImporting } from './importing-state.ts';

/** Of a story that was imported in this sitting: its file, and the way to the report. */
export function ImportedFrom({ storyId }: { readonly storyId: StoryId }) {
  const runs = useImporting((state) => state.runs);
  const origin = originOf(runs, storyId);
  if (!origin) return null;
  return (
    <p className="card-reason imported-from">
      {`Imported from ${fileName(origin.path)}. `}
      <Button look="link" onClick={() => showReport(origin.number, origin.path)}>
        What was kept and left out
      </Button>
    </p>
  );
}
