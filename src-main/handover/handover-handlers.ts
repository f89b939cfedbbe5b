import type { AppError } from '../../shared/errors/app-error';
import { formatHandoverText, type HandoverPage } from '../../shared/handover/handover';
import type { SlipResult } from '../../shared/history/job-slip-result';
import type { Language } from '../../shared/i18n/language';
import { fail, succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/remote-stores';
import type { ChooseFile } from '../files/file-chooser';
import { toFileErrorCode, writeAll, writeStreamAtomic } from '../files/write-stream-atomic';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import { toErrorTrace } from '../log/error-trace';
import type { Log } from '../log/log';
import type { PagePrinter } from '../tickets/job-slip/save-job-slip';
import { renderHandoverPage } from './handover-html';
import type { HandoverStore } from './handover-store';

export type HandoverHandlerParts = {
  readonly chooseFile: ChooseFile;
  readonly pagePrinter: PagePrinter;
  readonly language: () => Language;
  readonly log: Log;
  readonly nowMs: () => number;
};

type HandoverWorkspace = { readonly stores: RemoteSet<{ handover: HandoverStore }> };

/** Creates the handlers of the hand-over page. */
export function createHandoverHandlers(
  parts: HandoverHandlerParts,
  withWorkspace: WithWorkspace<HandoverWorkspace>,
): HandlersOf<'handover'> {
  return {
    'handover.read': () => withWorkspace(({ stores }) => stores.handover.read(parts.nowMs())),
    'handover.print': (page) => parts.pagePrinter.onPaper(renderHandoverPage(page, parts.language())),
    'handover.save': (page) => savePage(parts, page),
  };
}

async function savePage(
  { chooseFile, log, nowMs }: HandoverHandlerParts,
  page: HandoverPage,
): Promise<Result<SlipResult, AppError>> {
  const file = await chooseFile.toSave(`storehub-helpdesk-handover-${formatFileTime(nowMs())}.txt`);
  if (file === null) return succeed({ kind: 'cancelled' });
  try {
    await writeStreamAtomic(file, (handle) => writeAll(handle, formatHandoverText(page)));
    return succeed({ kind: 'saved', file });
  } catch (thrown) {
    log.error('hand-over not saved', toErrorTrace(thrown));
    return fail({ kind: 'file', errorCode: toFileErrorCode(thrown) });
  }
}

/** `2026-11-26-1445`, by the clock of this PC. */
function formatFileTime(atMs: number): string {
  const at = new Date(atMs);
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
  return `${day}-${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
