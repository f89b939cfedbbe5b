import { useText } from '../../../i18n/translate';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { LocationWarning } from '../pin/location-warnings';

type SendWarningProps = { readonly warnings: readonly LocationWarning[]; readonly onSendAnyway: () => void };

/** What is doubtful about the place of a call that was kept back, with the way to send it all the same. */
export function SendWarning({ warnings, onSendAnyway }: SendWarningProps) {
  const t = useText();
  return (
    <Notice tone="doubt" sentence={t('callPanel.confirmSend')}>
      {warnings.map(({ kind, values }) => (
        <p key={kind}>{t(`callScreen.doubt.${kind}`, values)}</p>
      ))}
      <Button action="send-anyway" onPress={onSendAnyway}>
        {t('callPanel.sendAnyway')}
      </Button>
    </Notice>
  );
}
