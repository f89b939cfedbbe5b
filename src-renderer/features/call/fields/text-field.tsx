import { memo, useCallback, type ReactNode } from 'react';
import { useFormState } from 'react-hook-form';
import { longestTyped, type CallFields, type FieldFault } from '../../../../shared/calls/call';
import type { TrustMark } from '../../../../shared/calls/field-provenance';
import { useKeyName } from '../../../commands/command-registry';
import { useText, type Translate } from '../../../i18n/translate';
import { isComposing } from '../../../commands/key-bindings';
import { useStore } from '../../../state/store';
import controls from '../../../ui/controls.module.css';
import { Field, type Lamp, type Tone } from '../../../components/field';
import { fieldId, noteId, useCallForm } from '../editing/call-form-context';
import type { Pasted } from '../session/call-session';
import { FilledMark, saysTrust, useFilledBy } from './autofill-badge';
import type { FilledBy } from '../session/autofill-history';
import { nearLimit, roomLeft, type TextName } from '../session/draft-validation';
import { lampWith, partOf, trustSaid, useMark } from './field-provenance';
import { goesOn } from '../editing/field-history-steps';

type TextFieldProps = {
  readonly name: TextName;
  readonly isOptional?: boolean;
  readonly isMany?: boolean;
  readonly isMono?: boolean;
  readonly hint?: string | undefined;
  /** Something that may stand in the place of a note that is neither fault nor doubt. */
  readonly inPlaceOf?: ((quietNote: ReactNode) => ReactNode) | undefined;
  /** A doubt about what stands in the field, said once the field was left. Never keeps it from being sent. */
  readonly doubt?: (text: string, fields: CallFields) => string | undefined;
  /** Something quietly said of it once the field was left, where there is no doubt. */
  readonly told?: (text: string) => string | undefined;
  readonly inputMode?: 'tel' | 'email' | 'decimal' | 'text';
  readonly onEdit?: (text: string) => void;
  readonly onLeave?: (text: string) => unknown;
  readonly onEnter?: (isShift: boolean) => boolean;
  readonly className?: string | undefined;
  readonly render?: (input: InputParts) => ReactNode;
};

export type InputParts = {
  readonly input: ReturnType<ReturnType<typeof useCallForm>['form']['register']>;
  readonly common: ReturnType<typeof commonParts>;
};

/** One text of the call, registered with the form and never rendered for a key that changes nothing about it. */
export const TextField = memo(function TextField(props: TextFieldProps) {
  const { name, isOptional = false, isMany = false, hint, onEdit, onLeave, onEnter } = props;
  const t = useText();
  const { form, memory, isEditable } = useCallForm();
  const state = useFieldState(name, isOptional, props);
  const mark = useMark(partOf(name));

  const forgetPaste = () =>
    memory.pasted.set((now) => (now?.field === name && now.note !== 'cut' ? null : now));
  const input = form.register(name, {
    onChange: (event: { target: { value: string } }) => {
      forgetPaste();
      onEdit?.(event.target.value);
    },
    onBlur: (event: { target: { value: string } }) => {
      forgetPaste();
      onLeave?.(event.target.value);
    },
  });
  const common = commonParts({ name, isEditable, isOptional, isMono: props.isMono ?? false, state });
  const key = useKeyName('take-back');
  const { note, tone, isTrustSaid } =
    pastedNote(usePasted(name), key, t) ?? noteOf(name, { ...state, mark }, isEditable ? hint : undefined, t);

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
      controlId={fieldId(name)}
      noteId={noteId(name)}
      lamp={lampWith(state.lamp, mark)}
      trust={isTrustSaid === true ? undefined : trustSaid(mark, t)}
      note={tone === 'quiet' ? (props.inPlaceOf?.(note) ?? note) : note}
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
  readonly told: string | undefined;
  readonly filledBy: FilledBy | undefined;
  /** Which of the earlier values stands in it, as 1 of 3. */
  readonly earlier: { readonly at: number; readonly of: number } | undefined;
  readonly lamp: Lamp;
};

function useFieldState(
  name: TextName,
  isOptional: boolean,
  { doubt: doubtOf, told: toldOf }: Pick<TextFieldProps, 'doubt' | 'told'>,
): FieldState {
  const { form, reading, isTried } = useCallForm();
  const { touchedFields } = useFormState({ control: form.control, name, exact: true });
  const isTouched = touchedFields[name] === true;

  const found = useStore(reading, (now) => now.faults[name]);
  const left = useStore(reading, (now) => roomOf(now.fields, name));
  const isEmpty = useStore(reading, (now) => now.fields[name].trim() === '');
  const pickDoubt = useCallback(
    (fields: CallFields) => (isTouched ? doubtOf?.(fields[name], fields) : undefined),
    [isTouched, doubtOf, name],
  );
  const pickTold = useCallback(
    (text: string) => (isTouched ? toldOf?.(text) : undefined),
    [isTouched, toldOf],
  );
  const doubt = useStore(reading, (now) => pickDoubt(now.fields));
  const told = useStore(reading, (now) => pickTold(now.fields[name]));
  const filledBy = useFilledBy(name);
  const earlier = useEarlier(name);

  const isShown = isTried || (isTouched && found !== 'missing') || found === 'too long';
  const fault = isShown ? found : undefined;
  return { fault, left, doubt, told, filledBy, earlier, lamp: lampOf(fault, isEmpty, isOptional) };
}

function useEarlier(name: TextName): FieldState['earlier'] {
  const { reading, tape } = useCallForm();
  const walk = useStore(tape, (now) => (now?.field === name ? now : null));
  const isStanding = useStore(reading, ({ fields }) => goesOn(walk, name, fields[name]));
  if (walk === null || !isStanding || walk.at === walk.values.length - 1) return undefined;
  return { at: walk.at + 1, of: walk.values.length - 1 };
}

/** What became of the last paste into the field, until the field is changed or left. */
function usePasted(name: TextName): Pasted['note'] | undefined {
  const { memory } = useCallForm();
  return useStore(memory.pasted, (now) => (now?.field === name ? now.note : undefined));
}

function pastedNote(pasted: Pasted['note'] | undefined, key: string, t: Translate): Note | undefined {
  if (pasted === undefined || pasted === 'cut') return undefined;
  return { note: t(`callScreen.pasted.${pasted}`, { key }), tone: pasted === 'pin' ? 'quiet' : 'warn' };
}

function roomOf(fields: Parameters<typeof roomLeft>[0], name: TextName): number | null {
  if (name === 'latitude' || name === 'longitude') return null;
  return nearLimit(roomLeft(fields, name), name);
}

function lampOf(fault: FieldState['fault'], isEmpty: boolean, isOptional: boolean): Lamp {
  if (fault !== undefined) return 'fault';
  if (isEmpty) return isOptional ? 'optional' : 'missing';
  return 'ready';
}

/** `isTrustSaid` where the note says by itself how sure the value is. */
type Note = { readonly note: ReactNode; readonly tone: Tone; readonly isTrustSaid?: boolean };

function noteOf(
  name: TextName,
  {
    fault,
    left,
    doubt,
    told,
    filledBy,
    earlier,
    mark,
  }: FieldState & { readonly mark: TrustMark | undefined },
  hint: string | undefined,
  t: Translate,
): Note {
  if (left !== null && left < 0)
    return { note: t('fieldNotes.charactersOver', { count: -left }), tone: 'fault' };
  if (fault !== undefined) return { note: t(`fieldErrors.${fault}`), tone: 'fault' };
  if (doubt !== undefined) return { note: doubt, tone: 'warn' };
  if (left !== null) return { note: t('fieldNotes.charactersLeft', { count: left }), tone: 'quiet' };
  if (earlier !== undefined) return { note: t('callScreen.earlier', earlier), tone: 'quiet' };
  if (told !== undefined && filledBy === 'extension') return { note: told, tone: 'quiet' };
  if (filledBy !== undefined && !isSaidElsewhere(name))
    return {
      note: <FilledMark field={name} by={filledBy} trust={mark} />,
      tone: 'quiet',
      isTrustSaid: saysTrust(filledBy, mark),
    };
  return { note: told ?? hint, tone: 'quiet' };
}

/** The sentence beside the pin says where it is from. */
function isSaidElsewhere(name: TextName): boolean {
  return name === 'latitude' || name === 'longitude';
}

type CommonFrom = {
  readonly name: TextName;
  readonly isEditable: boolean;
  readonly isOptional: boolean;
  readonly isMono: boolean;
  readonly state: FieldState;
};

function commonParts({ name, isEditable, isOptional, isMono, state }: CommonFrom) {
  return {
    id: fieldId(name),
    readOnly: !isEditable,
    maxLength: longestTyped,
    'aria-required': !isOptional,
    'aria-invalid': state.fault === undefined ? undefined : true,
    'aria-describedby': noteId(name),
    autoComplete: 'off',
    spellCheck: false,
    className: `${controls['well']} ${isMono ? controls['mono'] : ''}`,
  } as const;
}
