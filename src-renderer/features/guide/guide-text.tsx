import { createElement as h, type ReactNode } from 'react';
import { useKeyTable } from '../../commands/command-registry';
import { allActions, formatCombination, getDefaultKeyNames, type Action } from '../../commands/key-bindings';
import { useText } from '../../i18n/use-text';
import { KeyName } from '../../ui/key-name';
import css from './guide-overlay.module.css';
import type { Block, InlinePiece, Line } from './parse-markdown';
import { parsedGuide } from './parsed-guide';

/** The text of the guide in the language of the window, with the agent's own keys. */
export function GuideText() {
  const t = useText();
  const blocks = parsedGuide[t.language];
  return h('div', { className: css['text'] }, ...blocks.map(renderBlock));
}

/** The file's own title is left out: the card has one. */
function renderBlock(block: Block): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? null : h('h3', null, ...renderLine(block.line));
    case 'paragraph':
      return h('p', null, ...renderLine(block.line));
    case 'list':
      return h('ol', null, ...block.items.map((item) => h('li', null, ...renderLine(item))));
    case 'table':
      return (
        <table>
          <thead>{renderRow(block.head.map((cell) => h('th', { scope: 'col' }, ...renderLine(cell))))}</thead>
          {h('tbody', null, ...block.rows.map(renderBodyRow))}
        </table>
      );
  }
}

function renderBodyRow([name = [], ...cells]: readonly Line[]): ReactNode {
  return renderRow([
    h('th', { scope: 'row' }, ...renderLine(name)),
    ...cells.map((cell) => h('td', null, ...renderLine(cell))),
  ]);
}

function renderRow(cells: readonly ReactNode[]): ReactNode {
  return h('tr', null, ...cells);
}

function renderLine(line: Line): readonly ReactNode[] {
  return line.map(renderInline);
}

function renderInline({ kind, text }: InlinePiece): ReactNode {
  if (kind === 'text') return text;
  if (kind === 'code') return <code>{text}</code>;
  const action = allActions.find((known) => getDefaultKeyNames(known).includes(text));
  if (action !== undefined) return <ActionKey action={action} usual={text} />;
  return text === 'Enter' ? <KeyName name={text} isSpoken /> : <b>{text}</b>;
}

type ActionKeyProps = { readonly action: Action; readonly usual: string };

/** The agent's own key in place of the usual one. An action without a key is found by its name. */
function ActionKey({ action, usual }: ActionKeyProps) {
  const t = useText();
  const names = useKeyTable()[action].map(formatCombination);
  const name = names.includes(usual) ? usual : names[0];
  return name === undefined ? <b>{t(`shortcuts.${action}`)}</b> : <KeyName name={name} isSpoken />;
}
