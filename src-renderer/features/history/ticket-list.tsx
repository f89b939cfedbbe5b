import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import type { TicketSummary } from '../../../shared/history';
import { TicketRow } from '../../ui/ticket-row';
import { useText } from '../../i18n/text';
import css from './history-screen.module.css';

type TicketListProps = {
  readonly id: string;
  readonly rows: readonly TicketSummary[];
  readonly selectedId: number | null;
  readonly onSelect: (ticketId: number) => void;
  readonly onEnd: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

export const optionId = (ticketId: number) => `ticket-${ticketId}`;

/** Newest first; the next page comes as the end draws near. */
export function TicketList({ id, rows, selectedId, onSelect, onEnd, onKeyDown }: TicketListProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selectedId === null) return;
    document.getElementById(optionId(selectedId))?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={0}
      aria-label={t('app.history')}
      aria-activedescendant={selectedId === null ? undefined : optionId(selectedId)}
      onKeyDown={onKeyDown}
      className={css['list']}
      onScroll={({ currentTarget: box }) => {
        if (box.scrollHeight - box.scrollTop - box.clientHeight < 400) onEnd();
      }}
    >
      {rows.map((row) => (
        <Option key={row.id} row={row} isSelected={row.id === selectedId} onSelect={onSelect} />
      ))}
    </div>
  );
}

type OptionProps = {
  readonly row: TicketSummary;
  readonly isSelected: boolean;
  readonly onSelect: (ticketId: number) => void;
};

const Option = memo(function Option({ row, isSelected, onSelect }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search box takes the keys for the list
    <div
      id={optionId(row.id)}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className={css['option']}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onSelect(row.id)}
    >
      <TicketRow ticket={row} />
    </div>
  );
});
