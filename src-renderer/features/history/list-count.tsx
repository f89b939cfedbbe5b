import type { Mode } from '../../../shared/app/app-state';
import { useText } from '../../i18n/translate';
import css from './history-screen.module.css';
import type { PastTickets } from './list/history-list-state';

type ListCountProps = { readonly past: PastTickets; readonly appMode: Mode | null };

/** How many tickets the list has, or how many are known while they are counted; and of which of the two histories. */
export function ListCount({ past, appMode }: ListCountProps) {
  const t = useText();
  const { count, foundIn } = past;
  const mode = foundIn ?? appMode;
  const text = t('historyList.count', { count });
  return (
    <div className={css['count']}>
      <span role="status">
        {!past.isFirstLook && (past.isWhole ? text : t('historyList.countSoFar', { count }))}
      </span>
      {mode !== null && (
        <span
          title={t('historyList.modeAbout')}
          className={css['mode']}
          data-elsewhere={foundIn !== undefined || undefined}
        >
          {t(`historyList.mode.${mode}`)}
        </span>
      )}
    </div>
  );
}
