import { useContext, useRef, type KeyboardEvent } from 'react';
import type { SavedFilter } from '../../../../shared/history/saved-view';
import { useText } from '../../../i18n/use-text';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import css from './filter-and-view-chips.module.css';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { createChips } from './create-filter-chips';

type FilterChipsProps = {
  readonly filter: SavedFilter;
  /** The time to which relative dates refer. */
  readonly askedAtMs: number;
  readonly onChange: (filter: SavedFilter) => void;
  /** Called when the last chip is removed while it has the focus. */
  readonly onGone: () => void;
};

/** The active filters. A click, Enter, Delete or Backspace removes one; the arrow keys move between them. */
export function FilterChips({ filter, askedAtMs, onChange, onGone }: FilterChipsProps) {
  const t = useText();
  const row = useRef<HTMLUListElement>(null);
  const chips = createChips(filter, t, askedAtMs, useMask(), useContext(EndingKindsContext));
  if (chips.length === 0) return null;

  const focus = (at: number) => row.current?.querySelectorAll('button')[at]?.focus();
  const remove = (at: number) => {
    onChange(chips[at]?.without ?? filter);
    if (chips.length === 1) onGone();
    else focus(at === chips.length - 1 ? at - 1 : at + 1);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key === 'Delete' || event.key === 'Backspace') remove(at);
    else if (event.key === 'ArrowRight') focus(at + 1);
    else if (event.key === 'ArrowLeft') focus(at - 1);
    else return;
    event.preventDefault();
  };
  return (
    <ul ref={row} className={css['chips']} aria-label={t('historyList.filter.chips')}>
      {chips.map(({ key, text }, at) => (
        <li key={key}>
          <button
            type="button"
            className={css['chip']}
            aria-label={t('historyList.filter.remove', { text })}
            onClick={() => remove(at)}
            onKeyDown={(event) => onKeyDown(event, at)}
          >
            <span>{text}</span>
            <span aria-hidden="true" className={css['cross']} />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className={css['chip']}
            data-kind="all"
            onClick={() => {
              onChange({});
              onGone();
            }}
          >
            {t('historyList.filter.all')}
          </button>
        </li>
      )}
    </ul>
  );
}
