import { memo, useSyncExternalStore } from 'react';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { useText } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { getUnplacedText, subscribeToUnplacedText, takeEarlyTyping } from './early-form';

/** Longer than any field but the issue. */
const maxShownLength = 300;

type UnplacedTextNoticeProps = {
  /** Whether an error keeps calls from being shown or begun. */
  readonly hasError: boolean;
};

/** Shows what was typed at the start where no call could take it, until one does or the agent gives it up. */
export const UnplacedTextNotice = memo(function UnplacedTextNotice({ hasError }: UnplacedTextNoticeProps) {
  const t = useText();
  const { texts, isRefused } = useSyncExternalStore(subscribeToUnplacedText, getUnplacedText);
  if (texts.length === 0 || !(hasError || isRefused)) return null;
  return (
    <Notice tone="wait" sentence={t('calls.earlyText')} nextStep={t('calls.earlyTextStep')}>
      {texts.map(([field, text]) => (
        <p key={field}>
          {formatLabelled(
            t.language,
            t(`fields.${field}`),
            text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text,
          )}
        </p>
      ))}
      <Button kind="quiet" onPress={() => void takeEarlyTyping()}>
        {t('shortcuts.close')}
      </Button>
    </Notice>
  );
});
