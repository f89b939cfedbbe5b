import type { Translate } from '../../../i18n/use-text';
import type { HistoryListState } from './history-list-state';

/** What stands in place of a list without rows. */
export function getEmptyText(
  { isFirstLoad, query, pages }: HistoryListState,
  noteCount: number,
  t: Translate,
): string {
  if (isFirstLoad) return '';
  if (pages.get(0)?.isUnfinished === true) return t('historyList.reading');
  const text = query.text.trim();
  if (Object.keys(query.filter).length > 0) return t('historyList.noMatchForFilter');
  if (noteCount > 0) return t('historyList.onlyNotes', { count: noteCount, text: text.slice(0, 60) });
  return text === '' ? t('history.empty') : t('history.noMatch', { text: text.slice(0, 60) });
}
