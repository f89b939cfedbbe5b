import type { Language } from '../../shared/language';
import type { CallerFound } from '../../shared/privacy';
import { sentences } from '../../shared/sentences/sentences';
import { fillIn, type SentenceValues } from '../../shared/translation';
import type { Question } from './confirm';

export function eraseQuestion(found: CallerFound, language: Language): Question {
  const { erase, no } = sentences[language].outside.confirm;
  const { tickets, callers, calls, others } = found;
  const counts = [
    ...(calls === 0 ? [] : [fillIn(erase.calls, { calls })]),
    ...(others === 0 ? [] : [fillIn(erase.others, { others })]),
  ];
  const message = tickets === 0 ? erase.noTickets : fillIn(erase.message, { tickets, callers });
  return { message, detail: [...counts, erase.detail].join('\n'), yes: erase.yes, no };
}

export function keepDaysQuestion(days: number, tickets: number, language: Language): Question {
  return question('keepDays', { days, tickets }, language);
}

export function restoreQuestion(language: Language): Question {
  return question('restore', {}, language);
}

export function replaceTokenQuestion(token: string, language: Language): Question {
  return question('replaceToken', { lastFour: token.slice(-4) }, language);
}

export function goLiveQuestion(language: Language): Question {
  return question('goLive', {}, language);
}

function question(
  about: 'keepDays' | 'restore' | 'replaceToken' | 'goLive',
  values: SentenceValues,
  language: Language,
): Question {
  const { [about]: said, no } = sentences[language].outside.confirm;
  return {
    message: fillIn(said.message, values),
    detail: fillIn(said.detail, values),
    yes: fillIn(said.yes, values),
    no,
  };
}
