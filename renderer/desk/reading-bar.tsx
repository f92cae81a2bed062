import { BookOpen } from 'lucide-react';
import { useAccess } from './access.ts';
import './reading-bar.css';

/** Says above the story that the library can only be read, and why; nothing where it can be worked on. */
export function ReadingBar() {
  const readOnly = useAccess((state) => state.readOnly);
  if (readOnly === null) return null;
  return (
    <p className="reading-bar" role="status">
      <BookOpen aria-hidden="true" />
      <span>{readOnly}</span>
    </p>
  );
}
