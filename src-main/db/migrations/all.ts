import type { Migration } from './migration';
import { initialSchema } from './0001-initial-schema';
import { sharedHistory } from './0002-shared-history';
import { vocabulary } from './0003-vocabulary';
import { contactNotes } from './0004-contact-notes';
import { incidents } from './0005-incidents';
import { incomingCalls } from './0006-incoming-calls';
import { noteDrafts } from './0007-note-drafts';
import { sharedHistoryServer } from './0008-shared-history-server';
import { sharedRecords } from './0009-shared-records';
import { rejectedTickets } from './0010-rejected-tickets';
import { unlinkedCalls } from './0011-unlinked-calls';
import { correctedEndings } from './0012-corrected-endings';
import { correctedCases } from './0013-corrected-cases';
import { halfTypedForms } from './0014-half-typed-forms';
import { halfTypedIncidentNames } from './0015-half-typed-incident-names';
import { shownCall } from './0016-shown-call';
import { callTabs } from './0017-call-tabs';
import { ticketsLeftUnshared } from './0018-tickets-left-unshared';
import { halfTypedSettings } from './0019-half-typed-settings';
import { leftOutOfErasures } from './0020-left-out-of-erasures';
import { endsOfIncidents } from './0021-ends-of-incidents';
import { snoozedReminders } from './0022-snoozed-reminders';
import { dismissedLikeness } from './0024-dismissed-likeness';
import { foldedDashes } from './0023-folded-dashes';

/** The append-only ledger, in order. What has been released is never edited, only followed. */
export const migrations: readonly Migration[] = [
  initialSchema,
  sharedHistory,
  vocabulary,
  contactNotes,
  incidents,
  incomingCalls,
  noteDrafts,
  sharedHistoryServer,
  sharedRecords,
  rejectedTickets,
  unlinkedCalls,
  correctedEndings,
  correctedCases,
  halfTypedForms,
  halfTypedIncidentNames,
  shownCall,
  callTabs,
  ticketsLeftUnshared,
  halfTypedSettings,
  leftOutOfErasures,
  endsOfIncidents,
  snoozedReminders,
  foldedDashes,
  dismissedLikeness,
];

/** `hashSchema` of a file that all of these have made. */
export const schemaSha256 = '03c605be60d41142a69b6f919aaba32de2992a6ede8bd65bb0ce928be61c9ca9';
