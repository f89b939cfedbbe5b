import type { Mode } from '../../../shared/app-state';
import { useText } from '../../i18n/text';
import css from './history-screen.module.css';
import type { PastTickets } from './past-state';

type ListCountProps = { readonly past: PastTickets; readonly appMode: Mode | null };

/** How many tickets the list has, or how many are known while they are counted; and of which of the two histories. */
export function ListCount({ past, appMode }: ListCountProps) {
  const t = useText();
  const { count, foundIn } = past;
  const mode = foundIn ?? appMode;
  const text = count === 1 ? t('past.countOne') : t('past.count', { count });
  return (
    <div className={css['count']}>
      <span role="status">
        {!past.isFirstLook && (past.isWhole ? text : t('past.countSoFar', { count }))}
      </span>
      {mode !== null && (
        <span
          title={t('past.modeAbout')}
          className={css['mode']}
          data-elsewhere={foundIn !== undefined || undefined}
        >
          {t(`past.mode.${mode}`)}
        </span>
      )}
    </div>
  );
}
