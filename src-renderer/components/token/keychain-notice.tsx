import { useState } from 'react';
import {
  explainError,
  explainKeychainError,
  type AppError,
  type KeychainErrorCode,
} from '../../../shared/errors/app-error';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from '../tickets/resolve-uncertain-ticket.module.css';
import { TokenField } from './token-field';

type KeychainNoticeProps = {
  readonly errorCode: KeychainErrorCode;
  readonly actions: {
    readonly saveToken: (token: string) => Promise<AppError | null>;
    readonly checkToken: () => Promise<AppError | null>;
  };
  /** Whether tickets are waiting for the keychain. */
  readonly isQueued?: boolean;
};

/** Says why the token cannot be read, and what to do. A new token replaces an entry that is no token. */
export function KeychainNotice({ errorCode, actions, isQueued = false }: KeychainNoticeProps) {
  const t = useText();
  const [error, setError] = useState<AppError | null>(null);
  return (
    <Notice tone="bad" {...explainKeychainError(errorCode, t.language)}>
      {isQueued && <p>{t('token.waitsForKeychain')}</p>}
      {errorCode === 'invalid-entry' ? (
        <TokenField onSave={actions.saveToken} />
      ) : (
        <div className={css['row']}>
          <Button onPress={() => void actions.checkToken().then(setError)}>{t('token.check')}</Button>
        </div>
      )}
      {error !== null && <p>{explainError(error, t.language).sentence}</p>}
    </Notice>
  );
}
