import type { Language } from '../../shared/i18n/language';
import type { ErasurePreview } from '../../shared/privacy/retention-and-erasure';
import { sharedMessages } from '../../shared/messages/messages';
import type { MessageValues } from '../../shared/messages/translator';
import type { Question } from './confirm';

export function createEraseQuestion(found: ErasurePreview, language: Language): Question {
  const t = sharedMessages[language];
  const { tickets, callers, calls, others } = found;
  const counts = [
    ...(calls === 0 ? [] : [t('native.confirm.erase.calls', { count: calls })]),
    ...(others === 0 ? [] : [t('native.confirm.erase.others', { count: others })]),
  ];
  const message =
    tickets === 0
      ? t('native.confirm.erase.noTickets')
      : t('native.confirm.erase.message', {
          tickets: t('native.confirm.erase.tickets', { count: tickets }),
          callers: t('native.confirm.erase.callers', { count: callers }),
        });
  return {
    message,
    detail: [...counts, t('native.confirm.erase.detail')].join('\n'),
    yes: t('native.confirm.erase.yes'),
    no: t('native.confirm.no'),
  };
}

export function createRetentionQuestion(days: number, tickets: number, language: Language): Question {
  const t = sharedMessages[language];
  return {
    message: t('native.confirm.keepDays.message', { count: days }),
    detail: t('native.confirm.keepDays.detail', { count: tickets }),
    yes: t('native.confirm.keepDays.yes', { count: days }),
    no: t('native.confirm.no'),
  };
}

export function createRestoreQuestion(language: Language): Question {
  return question('restore', {}, language);
}

export function createReplaceTokenQuestion(token: string, language: Language): Question {
  return question('replaceToken', { lastFour: token.slice(-4) }, language);
}

export function createGoLiveQuestion(language: Language): Question {
  return question('goLive', {}, language);
}

function question(
  about: 'restore' | 'replaceToken' | 'goLive',
  values: MessageValues,
  language: Language,
): Question {
  const t = sharedMessages[language];
  return {
    message: t(`native.confirm.${about}.message`, values),
    detail: t(`native.confirm.${about}.detail`, values),
    yes: t(`native.confirm.${about}.yes`, values),
    no: t('native.confirm.no'),
  };
}
