import { useState } from 'react';
import { explainError, explainKeychainError, type AppError } from '../../../shared/errors/app-error';
import type { AppState } from '../../../shared/app/app-state';
import type { AppActions } from '../../state/app-actions';
import { useText } from '../../i18n/use-text';
import { useOutboxBlocker } from '../../state/outbox-blocker-context';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { TokenField } from '../../components/token/token-field';
import css from './settings-screen.module.css';

type TokenSettingsProps = { readonly app: AppState; readonly actions: AppActions };

/** Sets, replaces and removes the token. Only its last four characters are shown. */
export function TokenSettings({ app, actions }: TokenSettingsProps) {
  const t = useText();
  const [step, setStep] = useState<'rest' | 'replace' | 'remove'>('rest');
  const [error, setError] = useState<AppError | null>(null);
  const [isLiveOffered, setIsLiveOffered] = useState(false);
  const { token } = app;
  const isPresent = token.kind === 'present';
  const mayChange = !app.forbidden.includes('AllowTokenChange');
  // In practice, only a simulated answer refused it.
  const isRefused = useOutboxBlocker() === 'token-refused' && isPresent && app.mode === 'live';

  const save = async (typed: string) => {
    const failed = await actions.saveToken(typed);
    if (failed !== null) return failed;
    setStep('rest');
    setIsLiveOffered(app.mode === 'practice' && !app.isModeFixed);
    return null;
  };
  const remove = async () => {
    setError(await actions.removeToken());
    setStep('rest');
    setIsLiveOffered(false);
  };
  const goLive = () => void actions.setMode('live').then(setError);

  const check = () => void actions.checkToken().then(setError);

  return (
    <div className={css['token']}>
      <TokenSentence app={app} onCheck={check} />
      {isRefused && <Notice tone="bad" sentence={t('token.refused')} nextStep={t('token.refusedStep')} />}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {isLiveOffered && (
        <Notice tone="wait" sentence={t('token.stillPractice')}>
          <div className={css['buttons']}>
            <Button kind="main" onPress={goLive}>
              {t('token.goLive')}
            </Button>
            <Button onPress={() => setIsLiveOffered(false)}>{t('token.stayInPractice')}</Button>
          </div>
        </Notice>
      )}
      {isPresent && step === 'rest' && (
        <div className={css['buttons']}>
          {mayChange && <Button onPress={() => setStep('replace')}>{t('token.replace')}</Button>}
          <Button onPress={check}>{t('token.check')}</Button>
          {mayChange && (
            <Button kind="danger" onPress={() => setStep('remove')}>
              {t('token.remove')}
            </Button>
          )}
        </div>
      )}
      {mayChange && (!isPresent || step === 'replace') && <TokenField onSave={save} />}
      {step === 'remove' && (
        <Notice tone="bad" sentence={t('token.removeSure')}>
          <div className={css['buttons']}>
            <Button kind="danger" onPress={() => void remove()}>
              {t('token.removeYes')}
            </Button>
            <Button onPress={() => setStep('rest')}>{t('reconciliation.cancel')}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

type TokenSentenceProps = { readonly app: AppState; readonly onCheck: () => void };

function TokenSentence({ app, onCheck }: TokenSentenceProps) {
  const t = useText();
  switch (app.token.kind) {
    case 'present':
      return <p role="status">{t('token.present', { lastFour: app.token.lastFour })}</p>;
    case 'none':
      return <p role="status">{t('token.none')}</p>;
    case 'checking':
      return <p role="status">{t('token.checking')}</p>;
    case 'unknown':
      return (
        <Notice tone="bad" {...explainKeychainError(app.token.errorCode, t.language)}>
          <div className={css['buttons']}>
            <Button onPress={onCheck}>{t('token.check')}</Button>
          </div>
        </Notice>
      );
  }
}
