import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n/translate';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { LocationWarning } from '../pin/location-warnings';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';

type SendWarningProps = {
  readonly warnings: readonly LocationWarning[];
  /** How often Send has been pressed. Each time, the warning scrolls into view. */
  readonly askedCount: number;
  readonly onSendAnyway: () => void;
};

/** The doubts about the location of a call that was held back, with a button to send it anyway. */
export function SendWarning({ warnings, askedCount, onSendAnyway }: SendWarningProps) {
  const t = useText();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => scrollPartIntoView(question.current), [askedCount]);
  return (
    <div ref={question}>
      <Notice tone="doubt" sentence={t('callPanel.confirmSend')}>
        {warnings.map(({ kind, values }) => (
          <p key={kind}>{t(`callScreen.doubt.${kind}`, values)}</p>
        ))}
        <Button action="send-anyway" onPress={onSendAnyway}>
          {t('callPanel.sendAnyway')}
        </Button>
      </Notice>
    </div>
  );
}
