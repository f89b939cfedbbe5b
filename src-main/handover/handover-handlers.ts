import type { Mode } from '../../shared/app/mode';
import { formatHandoverText } from '../../shared/handover/format-handover-text';
import type { Language } from '../../shared/i18n/language';
import { succeed } from '../../shared/result';
import type { IncomingCalls } from '../incoming-calls/incoming-calls';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { ChooseFile } from '../files/file-chooser';
import { formatTimeForFileName } from '../files/format-time-for-file-name';
import { saveChosenFile } from '../files/save-chosen-file';
import { writeAll } from '../files/write-to-file-handle';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { Log } from '../log/log';
import type { HtmlPrinter } from '../tickets/job-slip/save-or-print-job-slip';
import { addUnsavedRings } from './add-unsaved-rings';
import { renderHandoverPage } from './handover-html';
import type { HandoverStore } from './handover-store';

export type HandoverHandlerParts = {
  readonly chooseFile: ChooseFile;
  readonly htmlPrinter: HtmlPrinter;
  readonly language: () => Language;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly incomingCalls: Pick<IncomingCalls, 'unsavedOf'>;
  readonly mode: () => Promise<Mode>;
};

type HandoverWorkspace = { readonly stores: RemoteSet<{ handover: HandoverStore }> };

/** Creates the handlers of the hand-over page. */
export function createHandoverHandlers(
  parts: HandoverHandlerParts,
  withWorkspace: WithWorkspace<HandoverWorkspace>,
): HandlersOf<'handover'> {
  return {
    'handover.read': async ({ unseenCallIds }) => {
      const mode = await parts.mode();
      return withWorkspace(async ({ stores }) => {
        const read = await stores.handover.read(parts.nowMs(), unseenCallIds);
        return read.ok ? succeed(addUnsavedRings(read.value, parts.incomingCalls.unsavedOf(mode))) : read;
      });
    },
    'handover.print': (page) => parts.htmlPrinter.onPaper(renderHandoverPage(page, parts.language())),
    'handover.save': (page) =>
      saveChosenFile(parts, {
        defaultName: `storehub-helpdesk-handover-${formatTimeForFileName(parts.nowMs())}.txt`,
        logged: { saved: 'hand-over saved', failed: 'hand-over not saved' },
        write: (handle) => writeAll(handle, formatHandoverText(page)),
      }),
  };
}
