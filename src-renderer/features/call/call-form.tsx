import { memo, useCallback, useRef, type ReactNode } from 'react';
import { listAnswered } from '../../../shared/calls/asked-questions';
import type { CallFields } from '../../../shared/calls/call';
import {
  priorities,
  serviceIds,
  type Priority,
  type ServiceId,
} from '../../../shared/tickets/services-and-priorities';
import { getPriorityName, getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import { useText } from '../../i18n/use-text';
import { gazetteerStore } from '../../state/gazetteer-store';
import { useStore } from '../../state/store';
import { ChoiceList } from '../../ui/choice-list';
import { useFocusedFieldInView } from '../../ui/use-focused-field-in-view';
import { Field, type FieldStatus } from '../../components/field';
import { getFieldId, getNoteId, useCallForm, useCallState } from './editing/call-form-context';
import { typeOnInIssue } from './editing/type-on-in-issue';
import { clearValuesOfOthers } from './autofill/clear-values-of-others';
import css from './fields/call-form.module.css';
import { AutofillBadge, showsProvenance, useAutofillSource } from './fields/autofill-badge';
import { useMask } from '../../components/masking/mask-scope-and-masked-text';
import { PhoneField } from './fields/phone-field';
import { PinFields } from './pin/view/pin-fields';
import { describeDoubt } from './doubts/describe-doubt';
import { listAddressDoubts } from './doubts/call-doubts';
import { QuickEntryLine } from './quick-entry/quick-entry-line';
import { SmsField } from './fields/sms-field';
import { RegionField } from './fields/region-field';
import { TextField } from './fields/text-field';
import { addProvenance, describeProvenance, useProvenance } from './fields/field-provenance-display';
import { FieldWithTemplates } from './templates/field-with-templates';

type CallFormProps = {
  /** What stands under Phone and Name. */
  readonly foundCaller: ReactNode;
  readonly underIssue: ReactNode;
};

/** Every field of a ticket, in the order in which callers usually give the information. */
export const CallForm = memo(function CallForm({ foundCaller, underIssue }: CallFormProps) {
  const t = useText();
  const mask = useMask();
  const { session, runAutofill } = useCallForm();
  const gazetteer = useStore(gazetteerStore);
  const answerCount = useCallState(({ fields }) => listAnswered(fields.questions).length);
  const addressDoubt = useCallback(
    (_text: string, fields: CallFields) => {
      const warning = listAddressDoubts(fields, gazetteer).find(({ field }) => field === 'address');
      return warning && describeDoubt(warning, t, mask);
    },
    [gazetteer, mask, t],
  );
  const emailDoubt = useCallback(
    (text: string) =>
      text.trim() === '' || /^\S+@\S+$/.test(text.trim()) ? undefined : t('fieldNotes.noAt'),
    [t],
  );

  const leaveCaller = useCallback(() => clearValuesOfOthers(session), [session]);

  const sheet = useRef<HTMLDivElement>(null);
  useFocusedFieldInView(sheet);

  return (
    <div ref={sheet} className={css['sheet']}>
      <QuickEntryLine />
      <FieldGroup title={t('groups.who')}>
        <PhoneField />
        {foundCaller}
        <TextField name="name" className={css['long']} onLeave={leaveCaller} />
        <TextField name="storeName" isOptional className={css['long']} onLeave={leaveCaller} />
        <TextField name="dealerReseller" isOptional className={css['short']} />
      </FieldGroup>
      <FieldGroup title={t('groups.what')} grow={3}>
        <FieldWithTemplates name="issue" hint={t('callScreen.issueHint')} />
        {underIssue}
        <ServiceField />
        <PriorityField />
      </FieldGroup>
      <FieldGroup title={t('groups.where')} grow={2}>
        <TextField
          name="address"
          isMany
          hint={t('hints.address')}
          className={css['w12']}
          getWarning={addressDoubt}
          onLeave={runAutofill}
        />
        <RegionField />
        <PinFields />
      </FieldGroup>
      <FieldGroup title={t('groups.also')} grow={2}>
        <SmsField />
        <TextField name="email" isOptional className={css['w8']} inputMode="email" getWarning={emailDoubt} />
        <FieldWithTemplates
          name="remark"
          hint={answerCount === 0 ? t('hints.remark') : t('hints.remarkAndAnswers', { count: answerCount })}
        />
      </FieldGroup>
    </div>
  );
});

type FieldGroupProps = { readonly title: string; readonly grow?: 1 | 2 | 3; readonly children: ReactNode };

function FieldGroup({ title, grow = 1, children }: FieldGroupProps) {
  return (
    <section className={css['group']} data-grow={grow} aria-label={title}>
      <h2 className={css['title']}>{title}</h2>
      <div className={css['fields']}>{children}</div>
    </section>
  );
}

function ServiceField() {
  const t = useText();
  const { session, isEditable, wasSendTried } = useCallForm();
  const value = useCallState(({ fields }) => fields.serviceId);
  const filledBy = useAutofillSource('serviceId');
  const provenance = useProvenance('serviceId');
  const isFaulty = wasSendTried && value === null;
  const hint =
    filledBy === undefined ? (
      isEditable && t('hints.service')
    ) : (
      <AutofillBadge field="serviceId" source={filledBy} provenance={provenance} />
    );
  return (
    <Field
      label={t('fields.serviceId')}
      labelId="label-serviceId"
      noteId={getNoteId('serviceId')}
      status={addProvenance(getChoiceStatus(value !== null, isFaulty), provenance)}
      provenance={showsProvenance(filledBy, provenance) ? undefined : describeProvenance(provenance, t)}
      note={isFaulty ? t('fieldErrors.missing') : hint}
      tone={isFaulty ? 'fault' : 'quiet'}
      className={css['service']}
    >
      <ChoiceList<ServiceId>
        id={getFieldId('serviceId')}
        labelId="label-serviceId"
        noteId={getNoteId('serviceId')}
        className={css['services']}
        choices={serviceIds.map((id) => {
          const { shortName, name } = getServiceNames(id, t.language);
          return { value: id, name: shortName, detail: name };
        })}
        value={value}
        onChoose={(id) => session.change({ serviceId: id })}
        onLetter={typeOnInIssue}
        isReadOnly={!isEditable}
        isRequired
        isInvalid={isFaulty}
      />
    </Field>
  );
}

function PriorityField() {
  const t = useText();
  const { session, isEditable } = useCallForm();
  const value = useCallState(({ fields }) => fields.priority);
  const filledBy = useAutofillSource('priority');
  // What quick entry reads is to be confirmed; a template is chosen on purpose.
  const provenance = filledBy === 'quick-entry' ? 'inferred' : undefined;
  return (
    <Field
      label={t('fields.priority')}
      labelId="label-priority"
      noteId={getNoteId('priority')}
      status={addProvenance('ready', provenance)}
      note={
        provenance === undefined || filledBy === undefined ? (
          isEditable && t('hints.priority')
        ) : (
          <AutofillBadge field="priority" source={filledBy} provenance={provenance} />
        )
      }
      tone="quiet"
      className={css['priority']}
    >
      <ChoiceList<Priority>
        id={getFieldId('priority')}
        labelId="label-priority"
        noteId={getNoteId('priority')}
        className={css['priorities']}
        choices={priorities.map((id) => ({ value: id, name: getPriorityName(id, t.language) }))}
        value={value}
        onChoose={(id) => session.change({ priority: id })}
        onLetter={typeOnInIssue}
        isReadOnly={!isEditable}
        isRequired
        isInvalid={false}
      />
    </Field>
  );
}

function getChoiceStatus(isChosen: boolean, isFaulty: boolean): FieldStatus {
  if (isChosen) return 'ready';
  return isFaulty ? 'fault' : 'missing';
}
