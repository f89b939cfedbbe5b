import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { Mode } from '../../../shared/app/app-state';
import { historySorts, type HistorySort } from '../../../shared/history/ticket-history';
import { useCommands } from '../../commands/command-registry';
import { useText } from '../../i18n/translate';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { FilterChips } from './filter/filter-chips';
import { FilterPanel } from './filter/filter-panel';
import css from './history-screen.module.css';
import type { PastQuery } from './filter/list-query';
import type { PastTickets } from './list/history-list-state';

type HistoryBarProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly past: PastTickets;
  readonly appMode: Mode | null;
  readonly listId: string;
  readonly chosenOptionId: string | undefined;
  readonly onLook: (change: Partial<PastQuery>) => void;
  /** The keys that the list understands, also from here. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

const panelId = 'history-filter';

/** What the list is to show: words, filters and order. */
export function HistoryBar(props: HistoryBarProps) {
  const { field, past, appMode, listId, chosenOptionId, onLook, onKeyDown } = props;
  const { query, askedAtMs } = past;
  const t = useText();
  const [isFiltering, setIsFiltering] = useState(false);
  const toField = () => field.current?.focus();
  const close = () => {
    setIsFiltering(false);
    toField();
  };
  useCommands({ filter: { run: () => (isFiltering ? close() : setIsFiltering(true)) } });
  return (
    <>
      <div className={css['bar']}>
        <input
          ref={field}
          type="search"
          aria-label={t('history.find')}
          aria-controls={past.count === 0 ? undefined : listId}
          aria-activedescendant={chosenOptionId}
          placeholder={t('history.findHint')}
          className={`${controls['well']} ${css['find']}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={10_000}
          value={query.text}
          onChange={(event) => onLook({ text: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <Button action="filter" isOpen={isFiltering} onPress={() => setIsFiltering(!isFiltering)}>
          {t('historyList.filter.button')}
        </Button>
        <select
          aria-label={t('historyList.sort.title')}
          className={`${controls['well']} ${css['sort']}`}
          value={query.sort}
          onChange={(event) => onLook({ sort: sortOf(event.target.value) })}
        >
          {historySorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`historyList.sort.${sort}`)}
            </option>
          ))}
        </select>
      </div>
      {isFiltering && (
        <FilterPanel
          id={panelId}
          filter={query.filter}
          askedAtMs={askedAtMs}
          appMode={appMode}
          onChange={(filter) => onLook({ filter })}
          onClose={close}
        />
      )}
      <FilterChips
        filter={query.filter}
        askedAtMs={askedAtMs}
        onChange={(filter) => onLook({ filter })}
        onGone={toField}
      />
    </>
  );
}

function sortOf(value: string): HistorySort {
  return historySorts.find((sort) => sort === value) ?? 'newest';
}
