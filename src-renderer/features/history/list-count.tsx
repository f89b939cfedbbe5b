import type { Mode } from '../../../shared/app/app-state';
import { useText } from '../../i18n/translate';
import css from './history-screen.module.css';
import type { HistoryListState } from './list/history-list-state';

type ListCountProps = { readonly list: HistoryListState; readonly appMode: Mode | null };

/** How many tickets the list has, or how many are known while they are counted; and of which of the two histories. */
export function ListCount({ list, appMode }: ListCountProps) {
  const t = useText();
  const { count, resultsMode } = list;
  const mode = resultsMode ?? appMode;
  const text = t('historyList.count', { count });
  return (
    <div className={css['count']}>
      <span role="status">
        {!list.isFirstLoad && (list.isWhole ? text : t('historyList.countSoFar', { count }))}
      </span>
      {mode !== null && (
        <span
          title={t('historyList.modeAbout')}
          className={css['mode']}
          data-elsewhere={resultsMode !== undefined || undefined}
        >
          {t(`historyList.mode.${mode}`)}
        </span>
      )}
    </div>
  );
}
