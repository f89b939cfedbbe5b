import type { Mode } from '../../shared/app/mode';
import type { Language } from '../../shared/i18n/language';
import type { ErasurePreview, ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import { maskText } from '../../shared/privacy/mask-personal-data';
import { stripInvisible } from '../../shared/text/strip-invisible-characters';
import { nativeMessages } from '../../shared/messages/native-catalogues';
import type { MessageValues } from '../../shared/messages/translator';
import type { Question } from './confirm-types';

export function createEraseQuestion(
  found: ErasurePreview,
  caller: ErasureRequest,
  isMasked: boolean,
  language: Language,
): Question {
  const t = nativeMessages[language];
  const { tickets, numbers, calls, unsettled, redacted, others, leftOut, unsure } = found;
  const counts = [
    ...(calls === 0 ? [] : [t('native.confirm.erase.calls', { count: calls })]),
    ...(others === 0 ? [] : [t('native.confirm.erase.others', { count: others })]),
    ...(redacted === 0 ? [] : [t('native.confirm.erase.redacted', { count: redacted })]),
    ...(unsettled === 0 ? [] : [t('native.confirm.erase.unsettled', { count: unsettled })]),
  ];
  const isOnlyInCopies = tickets === 0 && counts.length === 0 && leftOut + unsure === 0;
  const who = nameCaller(caller, isMasked);
  const message =
    tickets === 0
      ? t('native.confirm.erase.noTickets', { who })
      : t('native.confirm.erase.message', {
          tickets: t('native.confirm.erase.tickets', { count: tickets }),
          callers: t('native.confirm.erase.callers', { count: numbers }),
          who,
        });
  return {
    message,
    detail: [
      ...(isOnlyInCopies ? [t('native.confirm.erase.onlyCopies')] : counts),
      ...(leftOut === 0 ? [] : [t('native.confirm.erase.leftOut', { count: leftOut })]),
      t('native.confirm.erase.detail'),
    ].join('\n'),
    yes: t('native.confirm.erase.yes'),
    no: t('native.confirm.no'),
  };
}

/** On one line, and short: a compromised page could otherwise make this text look like a different question. */
function nameCaller({ name, phone }: ErasureRequest, isMasked: boolean): string {
  const show = (kind: 'name' | 'phone', text: string): string => {
    const plain = stripInvisible(text);
    const shown = isMasked ? maskText(kind, plain) : plain;
    return shown.length > maxShownLength ? `${shown.slice(0, maxShownLength)}…` : shown;
  };
  return [show('name', name), show('phone', phone)].filter((text) => text !== '').join(', ');
}

const maxShownLength = 60;

export function createRetentionQuestion(days: number, tickets: number, language: Language): Question {
  const t = nativeMessages[language];
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

export function createShareQuestion(address: string, language: Language): Question {
  return question('share', { address: stripInvisible(address) }, language);
}

export function createReplaceTokenQuestion(token: string, language: Language): Question {
  return question('replaceToken', { lastFour: token.slice(-4) }, language);
}

export function createFirstTokenQuestion(token: string, language: Language): Question {
  return question('firstToken', { lastFour: token.slice(-4) }, language);
}

export function createModeQuestion(mode: Mode, language: Language): Question {
  return question(mode === 'live' ? 'goLive' : 'goPractice', {}, language);
}

/** For a start whose settings could not be read. */
export function createOpenLiveQuestion(language: Language): Question {
  return {
    ...question('openLive', {}, language),
    no: nativeMessages[language]('native.confirm.openLive.no'),
  };
}

/** @param count how many tickets the window sent within an hour */
export function createManySendsQuestion(count: number, language: Language): Question {
  return question('manySends', { count }, language);
}

function question(
  about:
    | 'manySends'
    | 'restore'
    | 'share'
    | 'replaceToken'
    | 'firstToken'
    | 'goLive'
    | 'goPractice'
    | 'openLive',
  values: MessageValues,
  language: Language,
): Question {
  const t = nativeMessages[language];
  return {
    message: t(`native.confirm.${about}.message`, values),
    detail: t(`native.confirm.${about}.detail`, values),
    yes: t(`native.confirm.${about}.yes`, values),
    no: t('native.confirm.no'),
  };
}
