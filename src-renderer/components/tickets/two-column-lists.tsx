import { Children, type ReactNode, type Ref } from 'react';
import { formatList } from '../../../shared/i18n/format-list';
import { useText } from '../../i18n/use-text';
import css from './two-column-lists.module.css';

type TwoColumnListsProps = {
  readonly label: string;
  /** Gives the screen itself the focus if its lists are empty. */
  readonly focusRef: Ref<HTMLElement>;
  /** With nothing in it that takes the focus, the screen is a Tab stop, so that keys can scroll it. */
  readonly isEmpty: boolean;
  readonly children: ReactNode;
};

/** A screen of two lists side by side, each a `ListColumn`. */
export function TwoColumnLists({ label, focusRef, isEmpty, children }: TwoColumnListsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where it scrolls, only the focus lets keys do so
    <main ref={focusRef} tabIndex={isEmpty ? 0 : -1} className={css['screen']} aria-label={label}>
      {children}
    </main>
  );
}

/** Lists above each other in one column. */
export function ListStack({ children }: { readonly children: ReactNode }) {
  return <div className={css['stack']}>{children}</div>;
}

type ListColumnProps = {
  readonly titleId: string;
  readonly title: string;
  /** With what stands above the list and counts, too. Undefined while unknown. */
  readonly count: number | undefined;
  /** How many of these the list leaves out. */
  readonly unlistedCount?: number;
  /** Shown where the count is 0. */
  readonly emptyText: string;
  /** Shown next to the title. */
  readonly beside?: ReactNode;
  /** Shown above the list. */
  readonly above?: ReactNode;
  /** The items, each a `TicketItem` or another list item. */
  readonly children: ReactNode;
};

export function ListColumn(props: ListColumnProps) {
  const { titleId, title, count, unlistedCount = 0, emptyText, beside, above, children } = props;
  const t = useText();
  return (
    <section className={css['column']} aria-labelledby={titleId}>
      <div className={css['bar']}>
        <h1
          id={titleId}
          className={css['title']}
          aria-label={count === undefined ? undefined : formatList(t.language, [title, String(count)])}
        >
          {title} <span className={css['count']}>{count ?? ''}</span>
        </h1>
        {beside}
      </div>
      <div className={css['scroll']}>
        {above}
        {count === 0 && <p className={css['empty']}>{emptyText}</p>}
        {Children.count(children) > 0 && <ol>{children}</ol>}
        {unlistedCount > 0 && (
          <p className={css['empty']}>{t('reminders.unlisted', { count: unlistedCount })}</p>
        )}
      </div>
    </section>
  );
}

/** An unobtrusive line above a list. */
export function ColumnNote({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className={css['empty']}>
      {children}
    </p>
  );
}
