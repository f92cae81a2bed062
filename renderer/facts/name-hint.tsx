import { changeSettings, useSettings } from '../desk/settings.ts';
import { CommittedField } from '../ui/committed-field.tsx';

/** What goes on record wants a name; the desk asks once, where it is missed. */
export function NameHint({ label }: { readonly label: string }) {
  const editor = useSettings((state) => state.editor);
  if (editor !== '') return null;
  return (
    <CommittedField label={label} value="" onCommit={(name) => changeSettings({ editor: name })} />
  );
}
