import type { CallField, CallFields } from '../../../../shared/calls/call';
import type { Provenance } from '../../../../shared/calls/field-provenance';
import { useKeyName } from '../../../commands/command-registry';
import { useText } from '../../../i18n/translate';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './autofill-badge.module.css';
import { findSource, type AutofillSource } from '../session/autofill-history';

/** Who filled what stands in a field; undefined once the agent has changed it. */
export function useAutofillSource(field: keyof CallFields): AutofillSource | undefined {
  return useCallState(({ autofill, fields }) => findSource(autofill, fields, field));
}

type AutofillBadgeProps = {
  readonly field: CallField;
  readonly source: AutofillSource;
  readonly provenance: Provenance | undefined;
};

/** Whether where a value came from says as well that it is to be confirmed: then one mark is enough. */
export function showsProvenance(by: AutofillSource | undefined, provenance: Provenance | undefined): boolean {
  return by === 'quick-entry' && provenance === 'inferred';
}

/** Where a value came from, with the way to refuse it. F5 takes the whole filling back. */
export function AutofillBadge({ field, source, provenance }: AutofillBadgeProps) {
  const t = useText();
  const { session, isEditable } = useCallForm();
  const key = useKeyName('undo-autofill');
  return (
    <span className={css['mark']}>
      <span className={css['words']}>
        {showsProvenance(source, provenance)
          ? t('provenance.inferred')
          : t(`callScreen.filledBy.${source}`, { key })}
      </span>
      {isEditable && source !== 'follow-up' && (
        <button
          type="button"
          tabIndex={-1}
          className={css['refuse']}
          aria-label={t('callScreen.undoFill', { what: t(`fields.${field}`) })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => session.undoField(field)}
        >
          ×
        </button>
      )}
    </span>
  );
}
