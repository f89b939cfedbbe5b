import { useState } from 'react';
import type { FaultPlace } from '../../shared/errors/error-report';
import type { Ask } from '../ipc/ipc-client';
import { useText, type TextKey } from '../i18n/translate';
import { Button } from '../ui/button';
import type { Fault } from '../ui/error-boundary';
import { Notice } from '../ui/notice';
import { UnseenTitle } from '../ui/visually-hidden';
import css from './screen-error.module.css';

type ScreenFaultProps = {
  readonly fault: Fault;
  readonly ask: Ask;
  /** Null where only the whole window can be drawn anew. */
  readonly onReset: (() => void) | null;
  readonly isHidden?: boolean;
};

/** Stands where a screen could not be drawn: says so, and offers to go on. What was typed is with the main process. */
export function ScreenFault({ fault, ask, onReset, isHidden = false }: ScreenFaultProps) {
  const t = useText();
  const [isCopied, setIsCopied] = useState(false);
  const { place, trace, count } = fault;
  const canReset = onReset !== null && count < 2;
  const copy = async () => {
    const text = [`${place}: ${trace.name}`, ...trace.frames].join('\n');
    setIsCopied((await ask('app.copy-text', { text })).ok);
  };
  const notice = (
    <Notice
      tone="bad"
      sentence={t(place === 'call-form' ? 'appErrors.callSentence' : 'appErrors.sentence')}
      nextStep={t(canReset ? 'appErrors.nextStep' : 'appErrors.againStep')}
    >
      <div className={css['buttons']}>
        {canReset ? (
          <Button kind="main" onPress={onReset}>
            {t('appErrors.reloadScreen')}
          </Button>
        ) : (
          <Button kind="main" onPress={() => window.location.reload()}>
            {t('appErrors.reloadWindow')}
          </Button>
        )}
        <Button onPress={() => void copy()}>{t('appErrors.copyDetails')}</Button>
      </div>
      <p role="status">{isCopied && t('appErrors.copied')}</p>
    </Notice>
  );
  if (place === 'call-form') return <div className={css['fault']}>{notice}</div>;
  const title = t(titleKeys[place]);
  return (
    <main className={css['fault']} aria-label={title} hidden={isHidden}>
      <UnseenTitle>{title}</UnseenTitle>
      {notice}
    </main>
  );
}

const titleKeys = {
  window: 'app.name',
  overlay: 'app.name',
  call: 'app.call',
  history: 'app.history',
  outbox: 'app.outbox',
  reminders: 'app.reminders',
  settings: 'app.settings',
} as const satisfies Record<Exclude<FaultPlace, 'call-form'>, TextKey>;
