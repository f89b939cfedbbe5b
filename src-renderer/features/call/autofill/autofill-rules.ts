import { extensionIn, phoneKind, type PhoneKind } from '../../../../shared/phone/phone-kind';
import { textLimits } from '../../../../shared/tickets/create-ticket-request';
import type { FillableForm, Fillings } from '../session/autofill-history';

/** Why the app switches SMS off, by the kind of number. */
const smsOffReason: Readonly<Partial<Record<PhoneKind, 'landline' | 'tollFree'>>> = {
  landline: 'landline',
  'toll free': 'tollFree',
};

/**
 * Switches SMS off for a number that cannot receive one, and on again once the number is a mobile. Done once for each
 * call: what the agent then chooses stays.
 */
export function switchSmsByPhone(form: FillableForm, fillings: Fillings): void {
  const { phone, isReceiveSms } = form.getValues();
  const kind = phoneKind(phone);
  const reason = smsOffReason[kind];
  const filledBy = fillings.filledBy('isReceiveSms');
  const isOffByApp = !isReceiveSms && (filledBy === 'landline' || filledBy === 'tollFree');
  if (isOffByApp && (kind === 'mobile' || (reason !== undefined && reason !== filledBy))) {
    fillings.refuse('isReceiveSms');
    if (reason !== undefined) fillings.fill(reason, { isReceiveSms: false });
  } else if (reason !== undefined && isReceiveSms && !fillings.wasFilled('isReceiveSms', false)) {
    fillings.fill(reason, { isReceiveSms: false });
  }
}

/** StoreHub takes digits only, so that an extension is told to the technician. */
export function moveExtension(
  form: FillableForm,
  fillings: Fillings,
  line: (digits: string) => string,
): void {
  const { phone: typed, remark } = form.getValues();
  const { phone, extension } = extensionIn(typed);
  if (extension === '' || fillings.wasFilled('phone', phone)) return;
  const added = line(extension);
  const next = remark.includes(added) ? remark : withLine(remark, added);
  if (next.trim().length > textLimits.remark) return;
  fillings.fill('extension', { phone, remark: next });
}

export function withLine(text: string, line: string): string {
  return text.trim() === '' ? line : `${text.trimEnd()}\n${line}`;
}
