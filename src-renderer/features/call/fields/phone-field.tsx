import { useCallback } from 'react';
import { parsePhoneNumber } from '../../../../shared/phone/parse-phone-number';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import { useText } from '../../../i18n/use-text';
import { useCallForm } from '../editing/call-form-context';
import css from './call-form.module.css';
import { TextField } from './text-field';

/**
 * Takes the number as the caller says it, and shows it as it will be sent. An unusual number gets a warning but can be
 * sent.
 */
export function PhoneField() {
  const t = useText();
  const { runAutofill } = useCallForm();
  const warning = useCallback(
    (text: string) => {
      const { phone, digits, kind } = parsePhoneNumber(text);
      const count = extractDigits(phone).length;
      if (count === 0) return undefined;
      if (/\p{L}/u.test(phone)) return t('fieldNotes.phoneWords');
      if (kind !== 'unknown' || digits.length > textLimits.phone) return undefined;
      if (digits.length < 10) return t('fieldNotes.phoneShort', { count });
      return digits.length > 13 ? t('fieldNotes.phoneLong', { count }) : t('callScreen.phoneOdd');
    },
    [t],
  );
  const getSentDigitsHint = useCallback(
    (text: string) => {
      const { digits, extension } = parsePhoneNumber(text);
      if (extractDigits(text) === '') return undefined;
      return extension === ''
        ? t('fieldNotes.sentAs', { digits })
        : t('fieldNotes.sentAsWithExtension', { digits, extension });
    },
    [t],
  );
  return (
    <TextField
      name="phone"
      className={css['short']}
      inputMode="tel"
      getWarning={warning}
      getHintText={getSentDigitsHint}
      onLeave={runAutofill}
    />
  );
}
