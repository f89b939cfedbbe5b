import type { CallField, CallFields } from '../../../../shared/calls/call';
import type { TrustMark } from '../../../../shared/calls/field-provenance';
import { useKeyName } from '../../../commands/command-registry';
import { useText } from '../../../i18n/translate';
import { useStore } from '../../../state/store';
import { useCallForm } from '../editing/call-form-context';
import css from './autofill-badge.module.css';
import { newestFor, type FilledBy } from '../session/autofill-history';

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

type FilledMarkProps = {
  readonly field: CallField;
  readonly by: FilledBy;
  readonly trust: TrustMark | undefined;
};

/** Whether where a value came from says as well that it is to be confirmed: then one mark is enough. */
export function saysTrust(by: FilledBy | undefined, trust: TrustMark | undefined): boolean {
  return by === 'slurp' && trust === 'guessed';
}

/** Where a value came from, with the way to refuse it. F5 takes the whole filling back. */
export function FilledMark({ field, by, trust }: FilledMarkProps) {
  const t = useText();
  const { fillings, isEditable } = useCallForm();
  const key = useKeyName('take-back');
  return (
    <span className={css['mark']}>
      <span className={css['words']}>
        {saysTrust(by, trust) ? t('provenance.guessed') : t(`callScreen.filledBy.${by}`, { key })}
      </span>
      {isEditable && by !== 'followUp' && (
        <button
          type="button"
          tabIndex={-1}
          className={css['refuse']}
          aria-label={t('callScreen.refuse', { what: t(`fields.${field}`) })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => fillings.refuse(field)}
        >
          ×
        </button>
      )}
    </span>
  );
}
