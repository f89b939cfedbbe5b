import { memo, useCallback, type ReactNode } from 'react';
import type { CallFields } from '../../../shared/calls/call';
import {
  priorities,
  priorityWord,
  serviceIds,
  serviceWords,
  type Priority,
  type ServiceId,
} from '../../../shared/tickets/services';
import { useText } from '../../i18n/translate';
import { knownPlaces } from '../../state/gazetteer-store';
import { useStore } from '../../state/store';
import { ChoiceList } from '../../ui/choice-list';
import { Field, type Lamp } from '../../components/field';
import { fieldId, noteId, useCallForm } from './editing/call-form-context';
import css from './fields/call-form.module.css';
import { FilledMark, saysTrust, useFilledBy } from './fields/autofill-badge';
import { PhoneField } from './fields/phone-field';
import { PinFields } from './pin/view/pin-fields';
import { addressDoubts } from './pin/location-warnings';
import { SlurpLine } from './quick-entry/quick-entry-line';
import { SmsField } from './fields/sms-field';
import { StateField } from './fields/region-field';
import { TextField } from './fields/text-field';
import { lampWith, trustSaid, useMark } from './fields/field-provenance';
import { WordsField } from './templates/template-field';

/** The sheet: every field of a ticket, in the order in which callers usually tell it. */
export const CallForm = memo(function CallForm() {
  const t = useText();
  const { pin, settle } = useCallForm();
  const places = useStore(knownPlaces, (known) => known);
  const addressDoubt = useCallback(
    (_text: string, fields: CallFields) => {
      const doubt = addressDoubts(fields, places).find(({ field }) => field === 'address');
      return doubt && t(`callScreen.doubt.${doubt.kind}`, doubt.values);
    },
    [places, t],
  );
  const emailDoubt = useCallback(
    (text: string) =>
      text.trim() === '' || /^\S+@\S+$/.test(text.trim()) ? undefined : t('fieldNotes.noAt'),
    [t],
  );

  return (
    <div className={css['sheet']}>
      <SlurpLine />
      <Group title={t('groups.who')}>
        <PhoneField />
        <TextField name="name" className={css['w8']} />
        <TextField name="storeName" isOptional className={css['w8']} />
        <TextField name="dealerReseller" isOptional className={css['w4']} />
      </Group>
      <Group title={t('groups.what')} grow={3}>
        <WordsField name="issue" hint={t('callScreen.issueHint')} />
        <ServiceField />
        <PriorityField />
      </Group>
      <Group title={t('groups.where')} grow={2}>
        <TextField
          name="address"
          isMany
          hint={t('hints.address')}
          className={css['w12']}
          doubt={addressDoubt}
          onEdit={pin.age}
          onLeave={settle}
        />
        <StateField onEdit={pin.age} />
        <PinFields />
      </Group>
      <Group title={t('groups.also')} grow={2}>
        <SmsField />
        <TextField name="email" isOptional className={css['w8']} inputMode="email" doubt={emailDoubt} />
        <WordsField name="remark" hint={t('hints.remark')} />
      </Group>
    </div>
  );
});

type GroupProps = { readonly title: string; readonly grow?: 1 | 2 | 3; readonly children: ReactNode };

function Group({ title, grow = 1, children }: GroupProps) {
  return (
    <section className={css['group']} data-grow={grow} aria-label={title}>
      <h2 className={css['title']}>{title}</h2>
      <div className={css['fields']}>{children}</div>
    </section>
  );
}

function ServiceField() {
  const t = useText();
  const { form, reading, isEditable, isTried } = useCallForm();
  const value = useStore(reading, (now) => now.fields.serviceId);
  const filledBy = useFilledBy('serviceId');
  const mark = useMark('serviceId');
  const isFaulty = isTried && value === null;
  const hint =
    filledBy === undefined ? (
      isEditable && t('hints.service')
    ) : (
      <FilledMark field="serviceId" by={filledBy} trust={mark} />
    );
  return (
    <Field
      label={t('fields.serviceId')}
      labelId="label-serviceId"
      noteId={noteId('serviceId')}
      lamp={lampWith(choiceLamp(value !== null, isFaulty), mark)}
      trust={saysTrust(filledBy, mark) ? undefined : trustSaid(mark, t)}
      note={isFaulty ? t('fieldErrors.missing') : hint}
      tone={isFaulty ? 'fault' : 'quiet'}
      className={css['service']}
    >
      <ChoiceList<ServiceId>
        id={fieldId('serviceId')}
        labelId="label-serviceId"
        noteId={noteId('serviceId')}
        className={css['services']}
        choices={serviceIds.map((id) => {
          const { shortName, name } = serviceWords(id, t.language);
          return { value: id, name: shortName, detail: name };
        })}
        value={value}
        onChoose={(id) => form.setValue('serviceId', id, { shouldDirty: true })}
        isReadOnly={!isEditable}
        isRequired
        isInvalid={isFaulty}
      />
    </Field>
  );
}

function PriorityField() {
  const t = useText();
  const { form, reading, isEditable } = useCallForm();
  const value = useStore(reading, (now) => now.fields.priority);
  return (
    <Field
      label={t('fields.priority')}
      labelId="label-priority"
      noteId={noteId('priority')}
      lamp="ready"
      note={isEditable && t('hints.priority')}
      tone="quiet"
      className={css['priority']}
    >
      <ChoiceList<Priority>
        id={fieldId('priority')}
        labelId="label-priority"
        noteId={noteId('priority')}
        className={css['priorities']}
        choices={priorities.map((id) => ({ value: id, name: priorityWord(id, t.language) }))}
        value={value}
        onChoose={(id) => form.setValue('priority', id, { shouldDirty: true })}
        isReadOnly={!isEditable}
        isRequired
        isInvalid={false}
      />
    </Field>
  );
}

function choiceLamp(isChosen: boolean, isFaulty: boolean): Lamp {
  if (isChosen) return 'ready';
  return isFaulty ? 'fault' : 'missing';
}
