import { memo, useCallback, type ReactNode } from 'react';
import { useFormState } from 'react-hook-form';
import type { FieldFault } from '../../../shared/call';
import { useText, type Translate } from '../../i18n/text';
import { isComposing } from '../../keys';
import { useStore } from '../../store';
import controls from '../../ui/controls.module.css';
import { Field, type Lamp, type Tone } from '../../ui/field';
import { fieldId, noteId, useCallForm } from './call-form-context';
import { nearLimit, roomLeft, type TextFieldName } from './reading';

type PlainName = TextFieldName | 'latitude' | 'longitude';

type TextFieldProps = {
  readonly name: PlainName;
  readonly isOptional?: boolean;
  readonly isMany?: boolean;
  readonly isMono?: boolean;
  readonly hint?: string;
  /** A doubt about what stands in the field, said once the field was left. Never keeps it from being sent. */
  readonly doubt?: (text: string) => string | undefined;
  readonly inputMode?: 'tel' | 'email' | 'decimal' | 'text';
  readonly onEdit?: (text: string) => void;
  readonly onLeave?: (text: string) => unknown;
  readonly onPasteText?: (text: string) => boolean;
  readonly onEnter?: () => boolean;
  readonly className?: string | undefined;
  readonly render?: (input: InputParts) => ReactNode;
};

export type InputParts = {
  readonly input: ReturnType<ReturnType<typeof useCallForm>['form']['register']>;
  readonly common: ReturnType<typeof commonParts>;
};

/** One text of the call, registered with the form and never rendered for a key that changes nothing about it. */
export const TextField = memo(function TextField(props: TextFieldProps) {
  const { name, isOptional = false, isMany = false, hint, onEdit, onLeave, onPasteText, onEnter } = props;
  const t = useText();
  const { form, isEditable } = useCallForm();
  const state = useFieldState(name, isOptional, props.doubt);

  const input = form.register(name, {
    onChange: (event: { target: { value: string } }) => onEdit?.(event.target.value),
    onBlur: (event: { target: { value: string } }) => onLeave?.(event.target.value),
  });
  const common = commonParts({ name, isEditable, isOptional, isMono: props.isMono ?? false, state });
  const { note, tone } = noteOf(state, isEditable ? hint : undefined, t);

  const control = isMany ? (
    <textarea {...input} {...common} rows={2} />
  ) : (
    <input
      {...input}
      {...common}
      type="text"
      inputMode={props.inputMode}
      onPaste={(event) => {
        if (isEditable && onPasteText?.(event.clipboardData.getData('text')) === true) event.preventDefault();
      }}
      onKeyDown={(event) => {
        const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !isComposing(event.nativeEvent);
        if (isPlainEnter && onEnter?.() === true) event.preventDefault();
      }}
    />
  );

  return (
    <Field
      label={t(`fields.${name}`)}
      controlId={fieldId(name)}
      noteId={noteId(name)}
      lamp={state.lamp}
      note={note}
      tone={tone}
      className={props.className}
    >
      {props.render?.({ input, common }) ?? control}
    </Field>
  );
});

type FieldState = {
  readonly fault: FieldFault['fault'] | undefined;
  readonly left: number | null;
  readonly doubt: string | undefined;
  readonly lamp: Lamp;
};

function useFieldState(name: PlainName, isOptional: boolean, doubtOf: TextFieldProps['doubt']): FieldState {
  const { form, reading, isTried } = useCallForm();
  const { touchedFields } = useFormState({ control: form.control, name, exact: true });
  const isTouched = touchedFields[name] === true;

  const found = useStore(reading, (now) => now.faults[name]);
  const left = useStore(reading, (now) => roomOf(now.fields, name));
  const isEmpty = useStore(reading, (now) => now.fields[name].trim() === '');
  const pickDoubt = useCallback(
    (text: string) => (isTouched ? doubtOf?.(text) : undefined),
    [isTouched, doubtOf],
  );
  const doubt = useStore(reading, (now) => pickDoubt(now.fields[name]));

  const isShown = isTried || (isTouched && found !== 'missing') || found === 'too long';
  const fault = isShown ? found : undefined;
  return { fault, left, doubt, lamp: lampOf(fault, isEmpty, isOptional) };
}

function roomOf(fields: Parameters<typeof roomLeft>[0], name: PlainName): number | null {
  if (name === 'latitude' || name === 'longitude') return null;
  return nearLimit(roomLeft(fields, name), name);
}

function lampOf(fault: FieldState['fault'], isEmpty: boolean, isOptional: boolean): Lamp {
  if (fault !== undefined) return 'fault';
  if (isEmpty) return isOptional ? 'optional' : 'missing';
  return 'ready';
}

function noteOf(
  { fault, left, doubt }: FieldState,
  hint: string | undefined,
  t: Translate,
): { note: string | undefined; tone: Tone } {
  if (left !== null && left < 0) return { note: t('notes.charactersOver', { count: -left }), tone: 'fault' };
  if (fault !== undefined) return { note: t(`faults.${fault}`), tone: 'fault' };
  if (doubt !== undefined) return { note: doubt, tone: 'warn' };
  if (left !== null) return { note: t('notes.charactersLeft', { count: left }), tone: 'quiet' };
  return { note: hint, tone: 'quiet' };
}

type CommonFrom = {
  readonly name: PlainName;
  readonly isEditable: boolean;
  readonly isOptional: boolean;
  readonly isMono: boolean;
  readonly state: FieldState;
};

function commonParts({ name, isEditable, isOptional, isMono, state }: CommonFrom) {
  return {
    id: fieldId(name),
    readOnly: !isEditable,
    'aria-required': !isOptional,
    'aria-invalid': state.fault === undefined ? undefined : true,
    'aria-describedby': noteId(name),
    autoComplete: 'off',
    spellCheck: false,
    className: `${controls['well']} ${isMono ? controls['mono'] : ''}`,
  } as const;
}
