import { Button } from '../ui/button.tsx';
import { spellSize } from './source-names.ts';
import { useUploads } from './uploads.ts';

/** Files on their way into the vault, each with how far it is and a way to stop it. */
export function UploadList() {
  const uploads = useUploads((state) => state.uploads);
  if (uploads.length === 0) return null;
  return (
    <ul className="cards" aria-label="Files on their way">
      {uploads.map(({ key, name, size, sent, cancel }) => (
        <li key={key} className="card">
          <div className="card-head">
            <span className="source-name">{name}</span>
            <span>{`${spellSize(sent)} of ${spellSize(size)}`}</span>
          </div>
          <progress aria-label={`Adding ${name}`} value={sent} max={Math.max(1, size)} />
          <Button look="link" onClick={cancel}>
            Cancel
          </Button>
        </li>
      ))}
    </ul>
  );
}
