import type { AppError } from '../shared/errors/app-error';
import type { Mode } from '../shared/app/mode';
import type { Handlers } from '../shared/ipc/contract';
import type { Policies } from '../shared/app/parse-policies';
import type { Result } from '../shared/result';
import { createArchiveHandlers, type ArchiveHandlerParts } from './archive/archive-handlers';
import { createBackupHandlers, type BackupHandlerParts } from './backup/backup-handlers';
import { createCallerHandlers } from './callers/caller-handlers';
import { createCallHandlers, type CallHandlerParts } from './calls/call-handlers';
import { withConfirmation, type ConfirmationParts } from './confirm/with-confirmation';
import type { DatabaseError } from './db/database-error';
import { createDialHandlers, type DialHandlerParts } from './dialling/dial-handlers';
import { createExportHandlers } from './export/export-handlers';
import { createHandoverHandlers, type HandoverHandlerParts } from './handover/handover-handlers';
import { createHistoryHandlers } from './history/history-handlers';
import { createIncidentHandlers } from './incidents/incident-handlers';
import { createJobHandlers } from './jobs/job-handlers';
import { createFormDraftHandlers } from './form-drafts/form-draft-handlers';
import { createOutboxHandlers } from './outbox/outbox-handlers';
import { refuseByPolicy } from './policy/refuse-by-policy';
import { createPracticeHandlers, type PracticeHandlerParts } from './practice/practice-handlers';
import { createPrivacyHandlers, type PrivacyHandlerParts } from './privacy/privacy-handlers';
import { createReminderHandlers } from './reminders/reminder-handlers';
import { createSendingHandlers, type SendingHandlerParts } from './sending/sending-handlers';
import { createSyncHandlers, type SyncHandlerParts } from './sync/sync-handlers';
import { createSupportHandlers, type SupportHandlerParts } from './support/support-handlers';
import { createTemplateHandlers, type TemplateHandlerParts } from './templates/template-handlers';
import { createTicketHandlers, type TicketHandlerParts } from './tickets/ticket-handlers';
import { createAppHandlers, type AppHandlerParts } from './workspace/app-handlers';
import type { ReadableHistory, Workspace } from './workspace/workspace';

export type HandlerParts = AppHandlerParts &
  CallHandlerParts &
  SendingHandlerParts &
  TicketHandlerParts &
  ArchiveHandlerParts &
  SyncHandlerParts &
  PrivacyHandlerParts &
  TemplateHandlerParts &
  BackupHandlerParts &
  HandoverHandlerParts &
  SupportHandlerParts &
  PracticeHandlerParts &
  DialHandlerParts &
  ConfirmationParts & {
    readonly policies: Policies;
    /** The workspace of the mode the app is in, or why its database could not be opened. */
    readonly workspace: () => Promise<Result<Workspace, DatabaseError>>;
    /** The history of a mode, for reading. Without a mode, the workspace's history. */
    readonly historyOf: (mode: Mode | undefined) => Promise<Result<ReadableHistory, DatabaseError>>;
  };

/** Creates the handlers of all requests of the window. */
export function createHandlers(parts: HandlerParts): Handlers {
  async function withWorkspace<T>(
    use: (workspace: Workspace) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const workspace = await parts.workspace();
    return workspace.ok ? use(workspace.value) : workspace;
  }

  async function withHistory<T>(
    mode: Mode | undefined,
    use: (history: ReadableHistory) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const history = await parts.historyOf(mode);
    return history.ok ? use(history.value) : history;
  }

  const handlers: Handlers = {
    ...createAppHandlers(parts),
    ...createCallHandlers(parts, withWorkspace),
    ...createSendingHandlers(parts, withWorkspace),
    ...createTicketHandlers(parts, withWorkspace, withHistory),
    ...createReminderHandlers(parts, withWorkspace),
    ...createIncidentHandlers(parts, withWorkspace),
    ...createFormDraftHandlers(parts, withWorkspace),
    ...createHistoryHandlers(withWorkspace, withHistory),
    ...createExportHandlers(parts, withWorkspace, withHistory),
    ...createHandoverHandlers(parts, withWorkspace),
    ...createOutboxHandlers(withWorkspace),
    ...createJobHandlers(withWorkspace),
    ...createArchiveHandlers(parts, withWorkspace),
    ...createSyncHandlers(parts, withWorkspace),
    ...createPrivacyHandlers(parts, withWorkspace),
    ...createCallerHandlers(parts, withWorkspace),
    ...createDialHandlers(parts),
    ...createTemplateHandlers(parts),
    ...createBackupHandlers(parts, withWorkspace),
    ...createPracticeHandlers(parts),
    ...createSupportHandlers(parts, () => handlers),
  };
  return refuseByPolicy(withConfirmation(handlers, parts), parts.policies.required, parts);
}
