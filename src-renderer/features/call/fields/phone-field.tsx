import { useCallback } from 'react';
import { findSentExtension } from '../../../../shared/calls/build-remark-with-answers';
import type { CallFields } from '../../../../shared/calls/call';
import { parsePhoneNumber } from '../../../../shared/phone/parse-phone-number';
import { getPhoneDoubt } from '../../../../shared/phone/phone-doubt';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { useText } from '../../../i18n/use-text';
import { announce } from '../../../ui/announcer';
import { describePhoneDoubt } from '../doubts/describe-doubt';
import { useCallForm } from '../editing/call-form-context';
import { getHeardOfCall } from '../editing/heard-of-call';
import css from './call-form.module.css';
import { TextField } from './text-field';

/**
 * Takes the number as the caller says it, and shows it as it will be sent. An unusual number gets a warning but can be
 * sent.
 */
export function PhoneField() {
  const t = useText();
  const { runAutofill, session } = useCallForm();
  const warning = useCallback(
    (text: string) => {
      const doubt = getPhoneDoubt(text);
      return doubt && describePhoneDoubt(doubt, t);
    },
    [t],
  );
  const getSentDigitsHint = useCallback(
    (text: string, { remark }: CallFields) => {
      if (extractDigits(text) === '') return undefined;
      const { digits } = parsePhoneNumber(text);
      const extension = findSentExtension({ phone: text, remark });
      return extension === ''
        ? t('fieldNotes.sentAs', { digits })
        : t('fieldNotes.sentAsWithExtension', { digits, extension });
    },
    [t],
  );
  const leave = () => {
    runAutofill();
    // Its mark appears once the caret is elsewhere in this window.
    if (!document.hasFocus()) return;
    const { phone } = session.getFields();
    const doubted = getHeardOfCall(session, 'phone-doubt');
    if (doubted.current === phone) return;
    doubted.current = phone;
    announce(warning(phone) ?? '');
  };
  return (
    <TextField
      name="phone"
      className={css['short']}
      inputMode="tel"
      getWarning={warning}
      getHintText={getSentDigitsHint}
      onLeave={leave}
    />
  );
}
