import { memo, useEffect, useImperativeHandle, useLayoutEffect, type KeyboardEvent, type Ref } from 'react';
import { pageLength, type HistoryPage } from '../../../../shared/history/history-query-and-page';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { useText } from '../../../i18n/use-text';
import { MaskOthers } from '../../../components/masking/mask-scope-and-masked-text';
import { TicketRow } from '../../../components/tickets/ticket-row';
import { useIsNarrow, useIsPanelBelow } from '../../../ui/use-is-narrow';
import { useVirtualList } from '../../../ui/use-virtual-list';
import { useValueAsLastPainted } from '../../../ui/use-value-as-last-painted';
import css from './ticket-list.module.css';
import { getRow, type HistoryListState } from './history-list-state';

type TicketListProps = {
  readonly id: string;
  readonly ref: Ref<HTMLElement>;
  readonly list: HistoryListState;
  readonly onShow: (first: number, last: number) => void;
  readonly onSelect: (row: number) => void;
  /**
   * Whether a key has moved the selection since it was asked last: in a narrow window, what stands above the list is scrolled
   * away for it.
   */
  readonly takeMoveByKey: () => boolean;
  readonly onRowsInView: (count: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** Two lines of text and their spacing; five lines in a narrow window. */
const rowRem = 3.5;
const narrowRowRem = 7.5;

export const createOptionId = (row: number) => `history-row-${row}`;

/** A list of any number of tickets. Only the rows in view are rendered; a row whose page is loading is blank. */
export function TicketList(props: TicketListProps) {
  const { id, ref, list, onShow, onSelect, takeMoveByKey, onRowsInView, onKeyDown } = props;
  const { count, isWhole, selectedRow, query, pages } = list;
  const t = useText();
  // One scroll bar: in a narrow window, that of the screen or of the window moves the rows.
  const isScrolledAround = useIsPanelBelow();
  const { box, heightPx, rowPx, first, last, isInView, rowsInView, getTop, reveal } = useVirtualList(
    count,
    useIsNarrow() ? narrowRowRem : rowRem,
    isScrolledAround,
  );
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => box.current);
  useLayoutEffect(() => onShow(first, last), [first, last, onShow]);
  useEffect(() => onRowsInView(rowsInView), [rowsInView, onRowsInView]);
  useLayoutEffect(() => reveal(0), [query, reveal]);
  // The row in which a case was left is revealed once so many rows are counted.
  const isRowThere = selectedRow !== null && selectedRow < count;
  useLayoutEffect(() => {
    if (isRowThere) reveal(selectedRow, takeMoveByKey());
  }, [selectedRow, isRowThere, reveal, takeMoveByKey]);
  // Lays out newly found rows immediately, to use the time left before the next frame.
  useLayoutEffect(() => void box.current?.getBoundingClientRect(), [pages, box]);

  const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  // Rows outside the view are rendered after those in view are painted.
  const [painted] = useValueAsLastPainted(list);
  const pastOf = (row: number) => (isInView(row) ? list : painted);
  return (
    <div
      ref={box}
      id={id}
      role="listbox"
      tabIndex={0}
      aria-label={t('app.history')}
      aria-activedescendant={selectedRow === null ? undefined : createOptionId(selectedRow)}
      onKeyDown={onKeyDown}
      className={css['list']}
      style={isScrolledAround ? { height: heightPx } : undefined}
    >
      <div role="presentation" className={css['rows']} style={{ height: heightPx }}>
        {rows.map((row) => (
          <Option
            key={row}
            row={row}
            ticket={getRow(pastOf(row), row)}
            page={pastOf(row).pages.get(Math.floor(row / pageLength))}
            isSelected={row === selectedRow}
            topPx={getTop(row)}
            heightPx={rowPx}
            setSize={isWhole ? count : -1}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

type OptionProps = {
  readonly row: number;
  readonly ticket: TicketSummary | undefined;
  /** The page that the ticket is on. */
  readonly page: HistoryPage | undefined;
  readonly isSelected: boolean;
  readonly topPx: number;
  readonly heightPx: number;
  readonly setSize: number;
  readonly onSelect: (row: number) => void;
};

const Option = memo(function Option(props: OptionProps) {
  const { row, ticket, page, isSelected, topPx, heightPx, setSize, onSelect } = props;
  const t = useText();
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list takes the keys
    <div
      id={createOptionId(row)}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={row + 1}
      aria-setsize={setSize}
      className={css['option']}
      style={{ top: topPx, height: heightPx }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onSelect(row)}
    >
      {ticket === undefined ? (
        <span className={css['blank']} aria-label={t('historyList.reading')} />
      ) : (
        <MaskOthers areOthers={!isSelected}>
          <TicketRow
            ticket={ticket}
            passages={page?.excerpts?.filter(({ ticketId }) => ticketId === ticket.id)}
            closeWords={page?.closeMatches?.find(({ ticketId }) => ticketId === ticket.id)?.words}
          />
        </MaskOthers>
      )}
    </div>
  );
});
