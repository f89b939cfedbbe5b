import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { Mode } from '../../../shared/app/mode';
import { historySorts, type HistorySort } from '../../../shared/history/history-query-and-page';
import { useCommands } from '../../commands/command-registry';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { FilterChips } from './filter/filter-chips';
import { FilterPanel } from './filter/filter-panel';
import css from './history-screen.module.css';
import type { ListQuery } from './filter/list-query';
import type { HistoryListState } from './list/history-list-state';

type HistoryToolbarProps = {
  readonly client: IpcClient;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly list: HistoryListState;
  readonly appMode: Mode | null;
  readonly listId: string;
  readonly selectedOptionId: string | undefined;
  readonly onSearch: (change: Partial<ListQuery>) => void;
  /** Handles the list's keys in the search field too. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

const panelId = 'history-filter';

/** The controls of the list: words, filters and order. */
export function HistoryToolbar(props: HistoryToolbarProps) {
  const { client, field, list, appMode, listId, selectedOptionId, onSearch, onKeyDown } = props;
  const { query, askedAtMs } = list;
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
          aria-controls={list.count === 0 ? undefined : listId}
          aria-activedescendant={selectedOptionId}
          placeholder={t('history.findHint')}
          className={`${controls['well']} ${css['find']}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={10_000}
          value={query.text}
          onChange={(event) => onSearch({ text: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <Button action="filter" isOpen={isFiltering} onPress={() => setIsFiltering(!isFiltering)}>
          {t('historyList.filter.button')}
        </Button>
        <select
          aria-label={t('historyList.sort.title')}
          className={`${controls['well']} ${css['sort']}`}
          value={query.sort}
          onChange={(event) => onSearch({ sort: parseSort(event.target.value) })}
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
          client={client}
          id={panelId}
          filter={query.filter}
          askedAtMs={askedAtMs}
          appMode={appMode}
          onChange={(filter) => onSearch({ filter })}
          onClose={close}
        />
      )}
      <FilterChips
        filter={query.filter}
        askedAtMs={askedAtMs}
        onChange={(filter) => onSearch({ filter })}
        onGone={toField}
      />
    </>
  );
}

function parseSort(value: string): HistorySort {
  return historySorts.find((sort) => sort === value) ?? 'newest';
}
