import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError, RefusalReason } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import type { Policies } from '../../shared/app/parse-policies';
import { defaultTemplates } from '../../shared/templates/default-templates';
import {
  mergeTemplates,
  parseTemplatesFile,
  formatTemplatesFile,
  type Templates,
} from '../../shared/templates/templates';
import { writeAll, writeStreamAtomic } from '../files/write-stream-atomic';
import { silentLog, type Log } from '../log/log';
import { readSmallFile } from '../files/read-small-file';
import { writeFileAtomic } from '../files/write-file-atomic';

export type TemplatesFile = ReturnType<typeof openTemplatesFile>;

type OrganisationParts = {
  readonly policies?: Pick<Policies, 'required' | 'recommended'>;
  readonly log: Log;
};

/** Far more than the maximum templates need. */
const largestBytes = 8_000_000;

/**
 * Opens the presets and snippets in `words.json` in the folder; live and practice share them. Until something is
 * changed, they are the app's defaults. An unreadable file is renamed before a new one replaces it. Those that the
 * organisation has set stand before the agent's own, and are not stored here.
 */
export function openTemplatesFile(folder: string, organisation: OrganisationParts = { log: silentLog }) {
  const required = readRequired(organisation);
  const requiredIds = new Set([...required.presets, ...required.snippets].map(({ id }) => id));
  const file = join(folder, 'words.json');
  let own = readFrom(file)?.templates ?? defaultTemplates;
  let mustKeepAside = existsSync(file) && readFrom(file)?.leftOut !== 0;

  /** All templates, within the maximum: an own one with the id of a required one is hidden. */
  const all = (): Templates =>
    mergeTemplates(required, {
      presets: own.presets.filter(isOwn),
      snippets: own.snippets.filter(isOwn),
    }).templates;

  function set(changed: Templates): Result<Templates, AppError> {
    const templates = {
      presets: [...own.presets.filter(isHidden), ...changed.presets.filter(isOwn)],
      snippets: [...own.snippets.filter(isHidden), ...changed.snippets.filter(isOwn)],
    };
    try {
      // Renamed, not copied: it may be large, or not be a regular file.
      if (mustKeepAside && existsSync(file)) renameSync(file, `${file}.old`);
      writeFileAtomic(file, formatTemplatesFile(templates));
    } catch {
      return notAllowed('templates-not-saved');
    }
    mustKeepAside = false;
    own = templates;
    return succeed(all());
  }

  function isHidden({ id }: { readonly id: string }): boolean {
    return requiredIds.has(id);
  }

  function isOwn({ id }: { readonly id: string }): boolean {
    return !requiredIds.has(id);
  }

  return {
    get: all,
    /** The ids of the entries that the organisation has set. */
    requiredIds,
    set,
    reset: (): Result<Templates, AppError> => set(defaultTemplates),

    /** Adds the templates of a file to the existing ones. */
    importFrom(path: string): Result<{ templates: Templates; leftOut: number }, AppError> {
      const read = readFrom(path);
      if (read === null) return notAllowed('not-a-template-file');
      const merged = mergeTemplates(all(), read.templates);
      const saved = set(merged.templates);
      return saved.ok ? succeed({ templates: saved.value, leftOut: read.leftOut + merged.leftOut }) : saved;
    },

    async exportTo(path: string): Promise<Result<null, AppError>> {
      try {
        await writeStreamAtomic(path, (handle) => writeAll(handle, formatTemplatesFile(all())));
        return succeed(null);
      } catch {
        return notAllowed('file-not-written');
      }
    },
  };
}

function readRequired({ policies, log }: OrganisationParts): Templates {
  const path = policies?.required.TemplatesFile ?? policies?.recommended.TemplatesFile;
  const read = path === undefined ? null : readFrom(path);
  if (path !== undefined && (read === null || read.leftOut > 0))
    log.warn('templates of the organisation not readable', { leftOut: read?.leftOut ?? null });
  return read?.templates ?? { presets: [], snippets: [] };
}

function readFrom(path: string): ReturnType<typeof parseTemplatesFile> {
  try {
    return parseTemplatesFile(readSmallFile(path, largestBytes));
  } catch {
    return null;
  }
}

function notAllowed(reason: RefusalReason) {
  return fail({ kind: 'not-allowed', reason } satisfies AppError);
}
