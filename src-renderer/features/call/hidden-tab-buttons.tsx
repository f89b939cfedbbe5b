import { useLayoutEffect, useState, type RefObject } from 'react';
import { useText } from '../../i18n/use-text';
import css from './call-tabs.module.css';

/** How many tabs are scrolled out of their row, before and after those in sight. */
type HiddenTabs = { readonly before: number; readonly after: number };

const none: HiddenTabs = { before: 0, after: 0 };

type HiddenTabButtonsProps = {
  readonly tabs: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly activeId: string | null;
};

/**
 * Says how many tabs are scrolled away, and scrolls to them. The keys bring a call back without it. The tab of the active call
 * stays in sight, however narrow the row becomes and whatever goes before it.
 */
export function HiddenTabButtons({ tabs, count, activeId }: HiddenTabButtonsProps) {
  const t = useText();
  const [hidden, setHidden] = useState(none);
  useLayoutEffect(() => {
    const row = tabs.current;
    if (row === null) return undefined;
    const measure = () => {
      const now = countHidden(row);
      setHidden((before) => (before.before === now.before && before.after === now.after ? before : now));
    };
    // It reports once at the beginning, after the layout.
    const observer = new ResizeObserver(() => {
      showInRow(row.querySelector('[aria-current]'));
      measure();
    });
    observer.observe(row);
    row.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      row.removeEventListener('scroll', measure);
    };
  }, [tabs, count, activeId]);
  const turn = (by: 1 | -1) => tabs.current?.scrollBy({ top: by * tabs.current.clientHeight });
  return (
    <div className={css['hidden']}>
      {hidden.before > 0 && (
        <button
          type="button"
          tabIndex={-1}
          data-before=""
          data-repeatable=""
          aria-label={t('calls.hiddenBefore', { count: hidden.before })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => turn(-1)}
        >
          <span aria-hidden="true">↑</span> {hidden.before}
        </button>
      )}
      {hidden.after > 0 && (
        <button
          type="button"
          tabIndex={-1}
          data-after=""
          data-repeatable=""
          aria-label={t('calls.hiddenAfter', { count: hidden.after })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => turn(1)}
        >
          <span aria-hidden="true">↓</span> {hidden.after}
        </button>
      )}
    </div>
  );
}

/** A tab is hidden if its middle is out of sight. */
function countHidden(row: HTMLElement): HiddenTabs {
  if (row.scrollHeight <= row.clientHeight + 1) return none;
  const { top, bottom } = row.getBoundingClientRect();
  const middles = [...row.querySelectorAll(':scope > button')].map((tab) => {
    const box = tab.getBoundingClientRect();
    return (box.top + box.bottom) / 2;
  });
  return {
    before: middles.filter((middle) => middle < top).length,
    after: middles.filter((middle) => middle > bottom).length,
  };
}

/** Scrolls only the row: the screen around it stays where the caret is. */
export function showInRow(tab: Element | null): void {
  const row = tab?.parentElement ?? null;
  if (tab === null || row === null) return;
  const seen = row.getBoundingClientRect();
  const { left, right, top, bottom } = tab.getBoundingClientRect();
  row.scrollBy({
    left: Math.max(0, right - seen.right) + Math.min(0, left - seen.left),
    top: Math.max(0, bottom - seen.bottom) + Math.min(0, top - seen.top),
  });
}
