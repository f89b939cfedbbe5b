import { minimumTyped } from '../../../../shared/callers/caller-suggestions';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { useKeyName } from '../../../commands/command-registry';
import { useText } from '../../../i18n/use-text';
import { useCallState } from '../editing/call-form-context';
import css from './caller-suggestions-card.module.css';

/** Where the callers are that the card has no room for. From Phone, the history opens with the number. */
export function UnlistedCallers({ count }: { readonly count: string }) {
  const t = useText();
  const key = useKeyName('find');
  const isByNumber = useCallState(({ fields }) => extractDigits(fields.phone).length >= minimumTyped.digits);
  return (
    <p className={css['more']}>
      {isByNumber
        ? t('callScreen.moreOfNumber', { others: count, key })
        : t('callScreen.moreOfName', { others: count })}
    </p>
  );
}
