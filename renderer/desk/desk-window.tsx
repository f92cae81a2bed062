import { useEffect, useState, type CSSProperties, type DragEvent } from 'react';
import { BackupsDialog } from '../backups/backups-dialog.tsx';
import { droppedEntries } from '../importing/dropped-files.ts';
import { ImportProgress } from '../importing/import-progress.tsx';
import { ImportReportDialog } from '../importing/import-report.tsx';
import { importDropped } from '../importing/import-stories.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { Library } from '../library/library.tsx';
import { PurgeDialog } from '../library/purge-dialog.tsx';
import { Palette } from '../palette/palette.tsx';
import { ExportDialog } from '../publishing/export-dialog.tsx';
import { GateDialog } from '../publishing/gate-dialog.tsx';
import { ManyDialog } from '../publishing/many-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { StatusLine } from '../status/status-line.tsx';
import { StoryPane } from '../story/story-pane.tsx';
import { TopBar } from '../top-bar/top-bar.tsx';
import { addSources } from '../sources/source-actions.ts';
import { SourcePane } from '../sources/source-pane.tsx';
import { useSourceView } from '../sources/source-view-state.ts';
import { MishapGuard } from '../ui/mishap-guard.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { Resizer } from '../ui/resizer.tsx';
import { useDesk } from './desk-state.ts';
import { onDeskKey } from './desk-keys.ts';
import { ReadingBar } from './reading-bar.tsx';
import { useRails } from './rails.ts';
import { changeSettings, useSettings } from './settings.ts';
import './desk-window.css';

/** The window: a quiet page between two rails. */
export function DeskWindow() {
  const { libraryWidth, inspectorWidth } = useSettings();
  const { library: libraryOpen, inspector: inspectorOpen } = useRails();
  const [isDropping, setDropping] = useState(false);
  const sourceOpen = useSourceIsOpen();

  useEffect(() => {
    window.addEventListener('keydown', onDeskKey);
    return () => window.removeEventListener('keydown', onDeskKey);
  }, []);

  const dropped = (event: DragEvent) => {
    setDropping(false);
    if (dropIntoVault(event)) return;
    const entries = droppedEntries(event.dataTransfer);
    if (entries === null) return;
    event.preventDefault();
    event.stopPropagation();
    // The text never hears of this drop, and would go on showing where it falls.
    useDesk.getState().editor?.view.dom.dispatchEvent(new DragEvent('dragend'));
    void importDropped(entries);
  };

  return (
    <div
      className="desk"
      data-library={libraryOpen}
      data-inspector={inspectorOpen}
      data-dropping={isDropping}
      style={
        { '--library': `${libraryWidth}px`, '--inspector': `${inspectorWidth}px` } as CSSProperties
      }
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDropping(false);
      }}
      onDropCapture={dropped}
    >
      <TopBar />
      {libraryOpen ? (
        <>
          <MishapGuard part="The library">
            <Library />
          </MishapGuard>
          <Resizer
            label="Width of the library"
            side="left"
            width={libraryWidth}
            least={200}
            most={480}
            property="--library"
            onDone={(width) => changeSettings({ libraryWidth: width })}
          />
        </>
      ) : null}
      <div className="desk-middle" data-source={sourceOpen}>
        <ReadingBar />
        <div className="desk-pair">
          <MishapGuard part="The story">
            <StoryPane />
          </MishapGuard>
          <MishapGuard part="The source">
            <SourcePane />
          </MishapGuard>
        </div>
      </div>
      {inspectorOpen ? (
        <>
          <Resizer
            label="Width of the inspector"
            side="right"
            width={inspectorWidth}
            least={280}
            most={560}
            property="--inspector"
            onDone={(width) => changeSettings({ inspectorWidth: width })}
          />
          <MishapGuard part="The inspector">
            <Inspector />
          </MishapGuard>
        </>
      ) : null}
      <StatusLine />
      <Palette />
      <ExportDialog />
      <GateDialog />
      <ManyDialog />
      <SettingsDialog />
      <BackupsDialog />
      <PurgeDialog />
      <ImportReportDialog />
      <ImportProgress />
      <NoticeList />
    </div>
  );
}

/** Whether a source lies beside the story. */
function useSourceIsOpen(): boolean {
  const open = useSourceView((state) => state.open);
  return useDesk((state) => state.opened?.sources.some(({ id }) => id === open) ?? false);
}

/** Files dropped upon the sources go into the vault. @returns whether these were. */
function dropIntoVault(event: DragEvent): boolean {
  const storyId = useDesk.getState().opened?.story.id;
  const files = [...event.dataTransfer.files];
  const place = event.target instanceof Element ? event.target : null;
  const isVault =
    place?.closest('[data-drop=sources]') ??
    place?.closest('.inspector')?.querySelector('[data-drop=sources]');
  if (!isVault || !storyId || files.length === 0) return false;
  event.preventDefault();
  event.stopPropagation();
  void addSources(storyId, files);
  return true;
}
