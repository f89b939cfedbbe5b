import { useText } from '../../../i18n/translate';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { PlaceDoubt } from '../pin/location-warnings';

type DoubtLineProps = { readonly doubts: readonly PlaceDoubt[]; readonly onSendAnyway: () => void };

/** What is doubtful about the place of a call that was kept back, with the way to send it all the same. */
export function DoubtLine({ doubts, onSendAnyway }: DoubtLineProps) {
  const t = useText();
  return (
    <Notice tone="doubt" sentence={t('callPanel.asked')}>
      {doubts.map(({ kind, values }) => (
        <p key={kind}>{t(`callScreen.doubt.${kind}`, values)}</p>
      ))}
      <Button action="send-anyway" onPress={onSendAnyway}>
        {t('callPanel.sendAnyway')}
      </Button>
    </Notice>
  );
}
