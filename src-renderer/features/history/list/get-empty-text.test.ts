import { expect, test } from 'vitest';
import type { HistoryPage } from '../../../../shared/history/history-query-and-page';
import { translators } from '../../../i18n/use-text';
import { getEmptyText } from './get-empty-text';
import { createEmptyListState } from './history-list-state';

test.each<[string, Partial<HistoryPage>]>([
  ['loading…', { isUnfinished: true }],
  ['Nothing in the history matches “yusuf”.', {}],
])('says %s for the page %j without rows', (text, more) => {
  const start = createEmptyListState({ selectedId: null }, 0);
  const query = { ...start.query, text: 'yusuf' };
  const list = {
    ...start,
    query,
    isFirstLoad: false,
    pages: new Map([[0, { rows: [], next: null, ...more }]]),
  };
  expect(getEmptyText(list, 0, translators.en)).toBe(text);
});
