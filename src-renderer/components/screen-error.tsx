import { useState } from 'react';
import type { WindowArea } from '../../shared/errors/error-report';
import type { Ask } from '../ipc/ipc-client';
import { useText, type TextKey } from '../i18n/use-text';
import { Button } from '../ui/button';
import type { RenderError } from '../ui/error-boundary';
import { Notice } from '../ui/notice';
import { VisuallyHiddenTitle } from '../ui/visually-hidden';
import css from './screen-error.module.css';

type ScreenErrorProps = {
  readonly error: RenderError;
  readonly ask: Ask;
  /** Null if only reloading the whole window helps. */
  readonly onReset: (() => void) | null;
  readonly isHidden?: boolean;
};

/**
 * Shown in place of a screen that failed to render, with ways to continue. The main process has everything that was
 * typed.
 */
export function ScreenError({ error, ask, onReset, isHidden = false }: ScreenErrorProps) {
  const t = useText();
  const [isCopied, setIsCopied] = useState(false);
  const { area, trace, count } = error;
  const canReset = onReset !== null && count < 2;
  const copy = async () => {
    const text = [`${area}: ${trace.name}`, ...trace.frames].join('\n');
    setIsCopied((await ask('app.copy-text', { text })).ok);
  };
  const notice = (
    <Notice
      tone="bad"
      sentence={t(area === 'call-form' ? 'appErrors.callSentence' : 'appErrors.sentence')}
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
  if (area === 'call-form') return <div className={css['fault']}>{notice}</div>;
  const title = t(titleKeys[area]);
  return (
    <main className={css['fault']} aria-label={title} hidden={isHidden}>
      <VisuallyHiddenTitle>{title}</VisuallyHiddenTitle>
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
  handover: 'handoverScreen.title',
  settings: 'app.settings',
} as const satisfies Record<Exclude<WindowArea, 'call-form'>, TextKey>;
