import type { AutofillSource, CallField } from '../../../../shared/calls/call';
import type { Provenance } from '../../../../shared/calls/field-provenance';
import { useKeyName } from '../../../commands/command-registry';
import { useText } from '../../../i18n/use-text';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './autofill-badge.module.css';
import { findSource, type FilledField } from '../session/autofill-history';

/** The source of a field's autofilled value; undefined once the agent has changed it. */
export function useAutofillSource(field: FilledField): AutofillSource | undefined {
  return useCallState(({ fields }) => findSource(fields, field));
}

type AutofillBadgeProps = {
  readonly field: CallField;
  readonly source: AutofillSource;
  readonly provenance: Provenance | undefined;
};

/** Whether the source also says that the value needs confirmation, so that one mark is enough. */
export function showsProvenance(by: AutofillSource | undefined, provenance: Provenance | undefined): boolean {
  return by === 'quick-entry' && provenance === 'inferred';
}

/** The source of a value, with a button to undo it. F5 undoes the whole autofill. */
export function AutofillBadge({ field, source, provenance }: AutofillBadgeProps) {
  const t = useText();
  const { session, isEditable } = useCallForm();
  const key = useKeyName('undo');
  const filledBy =
    source === 'follow-up' && !isEditable
      ? t('callScreen.sentFollowUp')
      : t(`callScreen.filledBy.${source}`, { key });
  const words = showsProvenance(source, provenance) ? t('provenance.inferred') : filledBy;
  return (
    <span className={css['mark']} title={words}>
      <span className={css['words']}>{words}</span>
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
