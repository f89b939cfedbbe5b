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
];

/** `hashSchema` of a file that all of these have made. */
export const schemaSha256 = 'e8f6b92f02e92b2f415cd05989d0958ea7617cba2e606018fab2ff82ea9ddf86';
