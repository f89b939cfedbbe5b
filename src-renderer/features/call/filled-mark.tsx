import type { CallField, CallFields } from '../../../shared/call';
import { useKeyName } from '../../commands';
import { useText } from '../../i18n/text';
import { useStore } from '../../store';
import { useCallForm } from './call-form-context';
import css from './filled-mark.module.css';
import { newestFor, type FilledBy } from './fillings';

/** Who filled what stands in a field; undefined once the agent has changed it. */
export function useFilledBy(field: keyof CallFields): FilledBy | undefined {
  const { reading, fillings } = useCallForm();
  const newest = useStore(fillings.store, ({ standing }) => newestFor(standing, field));
  const isStanding = useStore(
    reading,
    (now) => newest !== undefined && now.fields[field] === newest.after[field],
  );
  return isStanding ? newest?.by : undefined;
}

/** Where a value came from, with the way to refuse it. F5 takes the whole filling back. */
export function FilledMark({ field, by }: { readonly field: CallField; readonly by: FilledBy }) {
  const t = useText();
  const { fillings, isEditable } = useCallForm();
  const key = useKeyName('take-back');
  return (
    <span className={css['mark']}>
      <span className={css['words']}>{t(`desk.filledBy.${by}`, { key })}</span>
      {isEditable && by !== 'followUp' && (
        <button
          type="button"
          tabIndex={-1}
          className={css['refuse']}
          aria-label={t('desk.refuse', { what: t(`fields.${field}`) })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => fillings.refuse(field)}
        >
          ×
        </button>
      )}
    </span>
  );
}
