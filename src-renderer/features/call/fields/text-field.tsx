import { memo, useCallback, useState, type ReactNode } from 'react';
import {
  maxTypedLength,
  type AutofillSource,
  type CallFields,
  type FieldFault,
} from '../../../../shared/calls/call';
import { listAnswered } from '../../../../shared/calls/asked-questions';
import type { Provenance } from '../../../../shared/calls/field-provenance';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import { useKeyName } from '../../../commands/command-registry';
import { useText, type Translate } from '../../../i18n/use-text';
import { isComposing } from '../../../commands/key-bindings';
import controls from '../../../ui/controls.module.css';
import type { TextControl } from '../../../ui/insert-text';
import { Field, type FieldStatus, type Tone } from '../../../components/field';
import { getFieldId, getNoteId, pinStatusId, useCallForm, useCallState } from '../editing/call-form-context';
import { toCaretField } from '../session/call-caret';
import type { PasteNote } from '../session/call-form-state';
import { AutofillBadge, showsProvenance, useAutofillSource } from './autofill-badge';
import type { TypedFieldName } from '../session/typed-field-name';
import {
  getVisibleCount,
  countRemainingCharacters,
  isTooLongByExtension,
} from '../session/remaining-characters';
import {
  addProvenance,
  getProvenancePart,
  describeProvenance,
  useProvenance,
} from './field-provenance-display';
import { isWalkCurrent } from '../session/field-history-steps';

type TextFieldProps = {
  readonly name: TypedFieldName;
  readonly isOptional?: boolean;
  readonly isMany?: boolean;
  readonly isMono?: boolean;
  readonly hint?: string | undefined;
  /** Shown in place of a note that is neither a fault nor a warning. */
  readonly renderHint?: ((quietNote: ReactNode) => ReactNode) | undefined;
  /** A warning about the value, shown after the field was left. It never prevents sending. */
  readonly getWarning?: (text: string, fields: CallFields) => string | undefined;
  /** A hint about the value, shown after the field was left if there is no warning. */
  readonly getHintText?: (text: string, fields: CallFields) => string | undefined;
  readonly inputMode?: 'tel' | 'email' | 'decimal' | 'text';
  readonly onLeave?: (text: string) => unknown;
  readonly onEnter?: (isShift: boolean) => boolean;
  readonly className?: string | undefined;
  readonly render?: (input: InputParts) => ReactNode;
};

export type InputParts = {
  readonly input: ReturnType<typeof useTextInput>;
  readonly common: ReturnType<typeof getCommonProps>;
};

/** A text field of the call. It does not render for keys that change nothing visible. */
export const TextField = memo(function TextField(props: TextFieldProps) {
  const { name, isOptional = false, isMany = false, hint, onLeave, onEnter } = props;
  const t = useText();
  const { isEditable } = useCallForm();
  const state = useFieldState(name, isOptional, props);
  const provenance = useProvenance(getProvenancePart(name));

  const input = useTextInput(name, onLeave);
  const common = getCommonProps({ name, isEditable, isOptional, isMono: props.isMono ?? false, state });
  const key = useKeyName('undo');
  const { note, tone, isSureByNote } =
    describePaste(usePasteNote(name), key, t) ??
    getNote(name, { ...state, provenance }, isEditable ? hint : undefined, t);

  const control = isMany ? (
    <textarea {...input} {...common} rows={2} />
  ) : (
    <input
      {...input}
      {...common}
      type="text"
      inputMode={props.inputMode}
      onKeyDown={(event) => {
        const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !isComposing(event.nativeEvent);
        if (isPlainEnter && onEnter?.(event.shiftKey) === true) event.preventDefault();
      }}
    />
  );

  return (
    <Field
      label={t(`fields.${name}`)}
      controlId={getFieldId(name)}
      noteId={getNoteId(name)}
      status={addProvenance(state.status, provenance)}
      provenance={isSureByNote === true ? undefined : describeProvenance(provenance, t)}
      note={tone === 'quiet' ? (props.renderHint?.(note) ?? note) : note}
      tone={tone}
      className={props.className}
    >
      {props.render?.({ input, common }) ?? control}
    </Field>
  );
});

type TextEvent = { readonly target: HTMLInputElement | HTMLTextAreaElement };

/**
 * Connects an uncontrolled input to a text of the call. The input keeps its own text and follows the call only if
 * something else changes the text. A key therefore renders no input, and text of any length is never copied.
 */
function useTextInput(name: TypedFieldName, onLeave: TextFieldProps['onLeave']) {
  const { session, isEditable } = useCallForm();
  const ref = useCallback(
    (control: TextControl | null) => {
      if (control === null) return undefined;
      let shown = '';
      const show = () => {
        const text = session.getFields()[name];
        if (text === shown) return;
        shown = text;
        if (control.value !== text) control.value = text;
      };
      show();
      return session.store.subscribe(show);
    },
    [session, name],
  );
  return {
    ref,
    name,
    onChange: ({ target }: TextEvent) => session.edit(name, target.value, toCaretField(target)),
    onBlur: ({ target }: TextEvent) => {
      if (document.hasFocus()) session.leave(name);
      else session.leaveWindowFrom(name);
      if (isEditable) onLeave?.(target.value);
    },
  };
}

type FieldState = {
  readonly fault: FieldFault['fault'] | undefined;
  readonly left: number | null;
  /** Whether the text is sent together with answers to questions. */
  readonly hasAnswers: boolean;
  readonly isOverByExtension: boolean;
  readonly warning: string | undefined;
  readonly hintText: string | undefined;
  readonly filledBy: AutofillSource | undefined;
  /** Which earlier value is shown, such as 1 of 3. */
  readonly earlier: { readonly at: number; readonly of: number } | undefined;
  readonly status: FieldStatus;
};

function useFieldState(
  name: TypedFieldName,
  isOptional: boolean,
  { getWarning, getHintText }: Pick<TextFieldProps, 'getWarning' | 'getHintText'>,
): FieldState {
  const { session, wasSendTried } = useCallForm();
  // A restored call's fields were left before, so their notes are shown again.
  const [wasFilledBefore] = useState(() => session.getFields()[name].trim() !== '');
  const isTouched = useCallState(({ touched }) => touched.includes(name)) || wasFilledBefore;
  const found = useCallState(({ faults }) => faults[name]);
  const left = useCallState(({ fields }) => getRemainingRoom(fields, name));
  const hasAnswers = useCallState(
    ({ fields }) => name === 'remark' && listAnswered(fields.questions).length > 0,
  );
  const isOverByExtension = useCallState(
    ({ fields }) => name === 'remark' && isTooLongByExtension(fields, name),
  );
  const isEmpty = useCallState(({ fields }) => fields[name].trim() === '');
  const warning = useCallState(({ fields }) => (isTouched ? getWarning?.(fields[name], fields) : undefined));
  const hintText = useCallState(({ fields }) =>
    isTouched ? getHintText?.(fields[name], fields) : undefined,
  );
  const filledBy = useAutofillSource(name);
  const earlier = useFieldHistoryPosition(name);

  const isShown = wasSendTried || (isTouched && found !== 'missing') || found === 'too-long';
  const fault = isShown ? found : undefined;
  return {
    fault,
    left,
    hasAnswers,
    isOverByExtension,
    warning,
    hintText,
    filledBy,
    earlier,
    status: getFieldStatus(fault, isEmpty, isOptional),
  };
}

function useFieldHistoryPosition(name: TypedFieldName): FieldState['earlier'] {
  const walk = useCallState((now) => (isWalkCurrent(now.walk, name, now.fields[name]) ? now.walk : null));
  if (walk === null || walk.position === walk.values.length - 1) return undefined;
  return { at: walk.position + 1, of: walk.values.length - 1 };
}

/** The result of the last paste into the field, until the field is changed or left. */
function usePasteNote(name: TypedFieldName): PasteNote['note'] | undefined {
  return useCallState(({ pasteNote }) => (pasteNote?.field === name ? pasteNote.note : undefined));
}

function describePaste(pasted: PasteNote['note'] | undefined, key: string, t: Translate): Note | undefined {
  if (pasted === undefined || pasted === 'cut') return undefined;
  return { note: t(`callScreen.pasted.${pasted}`, { key }), tone: pasted === 'pin' ? 'quiet' : 'warn' };
}

function getRemainingRoom(
  fields: Parameters<typeof countRemainingCharacters>[0],
  name: TypedFieldName,
): number | null {
  if (name === 'latitude' || name === 'longitude') return null;
  return getVisibleCount(countRemainingCharacters(fields, name), name);
}

function getFieldStatus(fault: FieldState['fault'], isEmpty: boolean, isOptional: boolean): FieldStatus {
  if (fault !== undefined) return 'fault';
  if (isEmpty) return isOptional ? 'optional' : 'missing';
  return 'ready';
}

/** `isSureByNote` if the note itself says how certain the value is. */
type Note = { readonly note: ReactNode; readonly tone: Tone; readonly isSureByNote?: boolean };

function getNote(
  name: TypedFieldName,
  {
    fault,
    left,
    hasAnswers,
    isOverByExtension,
    warning,
    hintText,
    filledBy,
    earlier,
    provenance,
  }: FieldState & { readonly provenance: Provenance | undefined },
  hint: string | undefined,
  t: Translate,
): Note {
  const limit = getLimit(name);
  if (left !== null && left < 0) {
    if (isOverByExtension)
      return { note: t('fieldNotes.noRoomForExtension', { count: -left, limit }), tone: 'fault' };
    const over = hasAnswers ? 'fieldNotes.charactersOverWithAnswers' : 'fieldNotes.charactersOver';
    return { note: t(over, { count: -left, limit }), tone: 'fault' };
  }
  if (fault !== undefined) return { note: t(`fieldErrors.${fault}`), tone: 'fault' };
  if (warning !== undefined) return { note: warning, tone: 'warn' };
  if (left !== null) {
    const near = hasAnswers ? 'fieldNotes.charactersLeftWithAnswers' : 'fieldNotes.charactersLeft';
    return { note: t(near, { count: left, limit }), tone: 'quiet' };
  }
  if (earlier !== undefined) return { note: t('callScreen.earlier', earlier), tone: 'quiet' };
  if (hintText !== undefined && filledBy === 'extension') return { note: hintText, tone: 'quiet' };
  if (filledBy !== undefined && !isShownByPinStatus(name))
    return {
      note: <AutofillBadge field={name} source={filledBy} provenance={provenance} />,
      tone: 'quiet',
      isSureByNote: showsProvenance(filledBy, provenance),
    };
  return { note: hintText ?? hint, tone: 'quiet' };
}

/** 0 for a field without a limit, which says nothing of it. */
function getLimit(name: TypedFieldName): number {
  return name === 'latitude' || name === 'longitude' ? 0 : textLimits[name];
}

/** The sentence next to the pin says where it comes from. */
function isShownByPinStatus(name: TypedFieldName): boolean {
  return name === 'latitude' || name === 'longitude';
}

type CommonPropsInput = {
  readonly name: TypedFieldName;
  readonly isEditable: boolean;
  readonly isOptional: boolean;
  readonly isMono: boolean;
  readonly state: FieldState;
};

function getCommonProps({ name, isEditable, isOptional, isMono, state }: CommonPropsInput) {
  return {
    id: getFieldId(name),
    readOnly: !isEditable,
    maxLength: maxTypedLength,
    'aria-required': !isOptional,
    'aria-invalid': state.fault === undefined ? undefined : true,
    'aria-describedby': isShownByPinStatus(name) ? `${getNoteId(name)} ${pinStatusId}` : getNoteId(name),
    autoComplete: 'off',
    spellCheck: false,
    className: `${controls['well']} ${isMono ? controls['mono'] : ''}`,
  } as const;
}
