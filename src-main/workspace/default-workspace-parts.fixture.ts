import { defaultEndingKinds } from '../../shared/calls/call-ending';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { silentLog } from '../log/log';
import { noSync } from '../sync/no-sync.fixture';
import type { WorkspaceParts } from './workspace-parts';

/** What a test of a live workspace without a window, shared history and listeners leaves as it is. */
export const defaultWorkspaceParts = {
  log: silentLog,
  mode: 'live',
  openStores: openStoresInProcess,
  mustRestore: false,
  refusedTokenHash: () => null,
  onTokenRefused: () => undefined,
  addReferenceToRemark: () => false,
  agent: () => null,
  endingKinds: () => defaultEndingKinds,
  keepDays: () => null,
  sync: noSync,
  newId: () => 'incident-1',
  onTicketChanged: () => undefined,
  onOutboxChanged: () => undefined,
  onUnusable: () => undefined,
  onProgress: () => undefined,
  onRaised: () => undefined,
  onRemindersChanged: () => undefined,
  onIncidentsChanged: () => undefined,
  onIncomingCallsChanged: () => undefined,
  onCallsErased: () => undefined,
  onCallsRedacted: () => undefined,
  onBackupsChanged: () => undefined,
  onRestoring: () => undefined,
} as const satisfies Partial<WorkspaceParts>;
