import { Menu } from '@base-ui/react/menu';
import { Toolbar as Bar } from '@base-ui/react/toolbar';
import {
  Bold,
  Image,
  Italic,
  Languages,
  Link,
  List,
  ListOrdered,
  Minus,
  Quote,
  Redo2,
  Search,
  SquareArrowOutUpRight,
  TextQuote,
  Undo2,
  BadgeCheck,
  ChevronDown,
  Newspaper,
  Plus,
  type LucideIcon,
} from 'lucide-react';
import { memo } from 'react';
import type { MenuCommand } from '../../core/contract/events.ts';
import { commandEntries, runCommand, spellKeyOf } from '../desk/commands.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useToolbar } from '../desk/use-editor.ts';
import type { BlockStyle } from '../editor/editor-state.ts';
import { SuggestingSwitch } from '../proposals/suggesting-switch.tsx';
import './toolbar.css';

/** The most used commands, within a pointer's reach. */
export function Toolbar() {
  const { strong, em, link, foreign, block, canUndo, canRedo } = useToolbar();
  return (
    <Bar.Root className="toolbar" aria-label="Formatting">
      <StyleMenu block={block} />
      <Bar.Separator className="toolbar-gap" />
      <Tool command="format.strong" icon={Bold} pressed={strong} />
      <Tool command="format.em" icon={Italic} pressed={em} />
      <Tool command="format.link" icon={Link} pressed={link} />
      <Tool command="format.foreign" icon={Languages} pressed={foreign !== null} />
      <Bar.Separator className="toolbar-gap" />
      <Tool command="format.bulletList" icon={List} pressed={block === 'bulletList'} />
      <Tool command="format.orderedList" icon={ListOrdered} pressed={block === 'orderedList'} />
      <Tool command="format.quote" icon={Quote} pressed={block === 'quote'} />
      <Tool command="format.pullQuote" icon={TextQuote} pressed={block === 'pullQuote'} />
      <Bar.Separator className="toolbar-gap" />
      <InsertMenu />
      <Tool command="claims.mark" icon={BadgeCheck} />
      <span className="toolbar-space" />
      <SuggestingSwitch />
      <Bar.Separator className="toolbar-gap" />
      <Tool command="edit.undo" icon={Undo2} disabled={!canUndo} />
      <Tool command="edit.redo" icon={Redo2} disabled={!canRedo} />
      <Tool command="edit.find" icon={Search} />
    </Bar.Root>
  );
}

const inserts: readonly {
  readonly command: MenuCommand;
  readonly name: string;
  readonly icon: LucideIcon;
}[] = [
  { command: 'insert.figure', name: 'Figure', icon: Image },
  { command: 'insert.related', name: 'Related story', icon: Newspaper },
  { command: 'insert.embed', name: 'Embed, as a link', icon: SquareArrowOutUpRight },
  { command: 'insert.break', name: 'Section break', icon: Minus },
];

function InsertMenu() {
  return (
    <Menu.Root modal={false}>
      <Bar.Button render={<Menu.Trigger />} className="icon-button toolbar-insert">
        <Plus aria-hidden="true" /> Insert{' '}
        <ChevronDown aria-hidden="true" className="toolbar-chevron" />
      </Bar.Button>
      <Menu.Portal>
        <Menu.Positioner className="menu-place" align="start" sideOffset={4}>
          <Menu.Popup
            className="menu"
            finalFocus={() => useDesk.getState().editor?.view.dom ?? null}
          >
            {inserts.map(({ command, name, icon: Icon }) => (
              <Menu.Item key={command} className="menu-item" onClick={() => runCommand(command)}>
                {name} <Icon aria-hidden="true" />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ToolProps {
  readonly command: MenuCommand;
  readonly icon: LucideIcon;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

const Tool = memo(function Tool({ command, icon: Icon, pressed, disabled = false }: ToolProps) {
  const label = commandEntries.find((one) => one.command === command)?.name ?? command;
  const keys = spellKeyOf(command);
  return (
    <Bar.Button
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      title={keys ? `${label} (${keys})` : label}
      // The text keeps its selection while a tool is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(command)}
    >
      <Icon aria-hidden="true" />
    </Bar.Button>
  );
});

const styles: readonly {
  readonly block: BlockStyle;
  readonly name: string;
  readonly command?: MenuCommand | 'format.heading4';
}[] = [
  { block: 'paragraph', name: 'Paragraph', command: 'format.paragraph' },
  { block: 'heading2', name: 'Heading', command: 'format.heading2' },
  { block: 'heading3', name: 'Smaller heading', command: 'format.heading3' },
  { block: 'heading4', name: 'Smallest heading', command: 'format.heading4' },
  { block: 'quote', name: 'Quotation', command: 'format.quote' },
  { block: 'pullQuote', name: 'Pull quote', command: 'format.pullQuote' },
  { block: 'bulletList', name: 'Bulleted list', command: 'format.bulletList' },
  { block: 'orderedList', name: 'Numbered list', command: 'format.orderedList' },
];

const fixed: Partial<Record<BlockStyle, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  figure: 'Figure',
  related: 'Related story',
  embed: 'Embed',
  break: 'Section break',
};

function StyleMenu({ block }: { readonly block: BlockStyle }) {
  const name = fixed[block];
  return (
    <select
      className="style-menu"
      aria-label="Style of the block"
      value={block}
      onChange={(event) => {
        const { editor } = useDesk.getState();
        const style = styles.find((one) => one.block === event.target.value);
        if (style?.command) editor?.run(style.command as Parameters<typeof editor.run>[0]);
        editor?.focus();
      }}
    >
      {name ? <option value={block}>{name}</option> : null}
      {styles.map((style) => (
        <option
          key={style.block}
          value={style.block}
          disabled={name !== undefined && block !== 'figure'}
        >
          {style.name}
        </option>
      ))}
    </select>
  );
}
