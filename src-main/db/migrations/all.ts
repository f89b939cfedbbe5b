import type { Migration } from '../migrate';
import { callsTicketsAttempts } from './0001-calls-tickets-attempts';
import { tapeCallbacksNotes } from './0002-tape-callbacks-notes';
import { callerLookUps } from './0003-caller-look-ups';
import { ticketIndex } from './0004-ticket-index';
import { seals } from './0005-seals';
import { fewOfManyCalls } from './0006-few-of-many-calls';
import { exports } from './0007-exports';
import { importsErasures } from './0008-imports-erasures';
import { schemaSteps } from './0009-schema-steps';
import { feed } from './0010-feed';
import { reminders } from './0011-reminders';
import { erasing } from './0012-erasing';
import { remindersAreFound } from './0013-reminders-are-found';
import { erasedCalls } from './0014-erased-calls';
import { journalPosition } from './0015-journal-position';
import { numbersAreFoundByAnyPart } from './0016-numbers-are-found-by-any-part';
import { lateAnswers } from './0017-late-answers';

/** The append-only ledger, in order. What has been released is never edited, only followed. */
export const migrations: readonly Migration[] = [
  callsTicketsAttempts,
  tapeCallbacksNotes,
  callerLookUps,
  ticketIndex,
  seals,
  fewOfManyCalls,
  exports,
  importsErasures,
  schemaSteps,
  feed,
  reminders,
  erasing,
  remindersAreFound,
  erasedCalls,
  journalPosition,
  numbersAreFoundByAnyPart,
  lateAnswers,
];
