import { useRef } from 'react';
import { toTelLink } from '../../../shared/phone/tel-link-and-dial-outcome';
import { groupDigits } from '../../../shared/phone/phone-kind-and-grouping';
import { useText } from '../../i18n/use-text';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { Button } from '../../ui/button';
import { useDialable } from './dialable-number-registry';
import css from './dial-button.module.css';

type DialButtonProps = {
  readonly phone: string;
  readonly name: string;
  /** Whether the key dials it wherever the focus is. */
  readonly isMain?: boolean;
};

/** Dials the number beside it. Not shown for what cannot be dialled, of which the key says why. */
export function DialButton({ phone, name, isMain = false }: DialButtonProps) {
  const t = useText();
  const mask = useMask();
  const part = useRef<HTMLSpanElement>(null);
  const { dial } = useDialable(part, () => ({ phone, name }), isMain);
  if (toTelLink(phone) === null) return <span ref={part} className={css['unseen']} />;
  return (
    <span ref={part} className={css['place']}>
      <Button
        kind="quiet"
        {...(isMain
          ? { action: 'dial' }
          : { label: t('dial.number', { phone: mask('phone', groupDigits(phone)) }) })}
        onPress={() => dial({ phone, name })}
      >
        {t('dial.dial')}
      </Button>
    </span>
  );
}
