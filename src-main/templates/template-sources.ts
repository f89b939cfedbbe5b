import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError, RefusalReason } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import type { Policies } from '../../shared/app/parse-policies';
import { defaultTemplates } from '../../shared/templates/default-templates';
import {
  mergeTemplates,
  parseTemplatesFile,
  formatTemplatesFile,
  type TemplateEntry,
  type TemplateEntryId,
  type Templates,
} from '../../shared/templates/templates';
import { writeChosenFileAtomic } from '../files/write-chosen-file-atomic';
import { writeAll } from '../files/write-to-file-handle';
import { silentLog, type Log } from '../log/log';
import { writeFileAtomic } from '../files/write-file-atomic';
import { readTemplatesFile } from './read-templates-file';

export type TemplateSources = ReturnType<typeof openTemplateSources>;

type OrganisationParts = {
  readonly policies?: Pick<Policies, 'required' | 'recommended'>;
  readonly log: Log;
  /** Called when other presets and snippets are given to all PCs than before. */
  readonly onShared?: () => void;
};

const noTemplates: Templates = { presets: [], snippets: [] };

/**
 * Opens the presets and snippets in `words.json` in the folder; live and practice share them. Until something is
 * changed, they are the app's defaults. An unreadable file is renamed before a new one replaces it. Those that the
 * organisation has set stand before the agent's own, and are not stored here. Behind them are those that a supervisor
 * gives to all PCs, in a file of their own.
 */
export function openTemplateSources(folder: string, organisation: OrganisationParts = { log: silentLog }) {
  const required = readRequired(organisation);
  const sharedFile = join(folder, 'shared-words.json');
  let shared = readTemplatesFile(sharedFile)?.templates ?? noTemplates;
  /** A supervisor's own ones come before those that are shared: they are what is shared next. */
  let isOwnFirst = false;
  const file = join(folder, 'words.json');
  let own = readTemplatesFile(file)?.templates ?? defaultTemplates;
  /** The own ones before the last change of this run. */
  let ownBefore: Templates | null = null;
  let mustKeepAside = existsSync(file) && readTemplatesFile(file)?.leftOut !== 0;

  /** Those that are not changed here: of the organisation, and of a supervisor. */
  function listFixed(): Templates {
    const first = isOwnFirst ? mergeTemplates(required, own).templates : required;
    return mergeTemplates(required, {
      presets: withoutIdsOf(first.presets, shared.presets),
      snippets: withoutIdsOf(first.snippets, shared.snippets),
    }).templates;
  }

  function listFixedIds(): ReadonlySet<string> {
    const { presets, snippets } = listFixed();
    return new Set([...presets, ...snippets].map(({ id }) => id));
  }

  function listOwn(): Templates {
    const fixed = listFixed();
    return {
      presets: withoutIdsOf(fixed.presets, own.presets),
      snippets: withoutIdsOf(fixed.snippets, own.snippets),
    };
  }

  /** All templates, within the maximum: an own one with the id of a fixed one is hidden. */
  const all = (): Templates => mergeTemplates(listFixed(), listOwn()).templates;

  function set(changed: Templates): Result<Templates, AppError> {
    const fixedIds = listFixedIds();
    const hidden = filterEntries(own, ({ id }) => fixedIds.has(id));
    const changedOwn = listChangeable(changed);
    return store({
      presets: [...hidden.presets, ...changedOwn.presets],
      snippets: [...hidden.snippets, ...changedOwn.snippets],
    });
  }

  function listChangeable(templates: Templates): Templates {
    const fixedIds = listFixedIds();
    return filterEntries(templates, ({ id }) => !fixedIds.has(id));
  }

  function store(templates: Templates): Result<Templates, AppError> {
    try {
      // Renamed, not copied: it may be large, or not be a regular file.
      if (mustKeepAside && existsSync(file)) renameSync(file, `${file}.old`);
      writeFileAtomic(file, formatTemplatesFile(templates));
    } catch {
      return notAllowed('templates-not-saved');
    }
    mustKeepAside = false;
    ownBefore = own;
    own = templates;
    return succeed(all());
  }

  return {
    get: all,
    /** The ids of the entries that are not changed here. */
    fixedIds: (): readonly string[] => [...listFixedIds()],

    /** The own ones as a template file, for a supervisor to give to all PCs. */
    getOwn: (): string => formatTemplatesFile(listOwn()),

    /** Takes what a supervisor gives to all PCs, as a template file; null for nothing. It is there after a restart. */
    takeShared(content: string | null, isSupervisor: boolean): void {
      const before = JSON.stringify([shared, isOwnFirst]);
      shared = (content === null ? null : parseTemplatesFile(content))?.templates ?? noTemplates;
      isOwnFirst = isSupervisor;
      try {
        if (content === null || isSupervisor) rmSync(sharedFile, { force: true });
        else writeFileAtomic(sharedFile, formatTemplatesFile(shared));
      } catch {
        // The server has it again.
      }
      if (JSON.stringify([shared, isOwnFirst]) !== before) organisation.onShared?.();
    },

    /** Replaces an own entry, or adds it. The others stay as they are here, whatever the window shows. */
    save(changed: TemplateEntry): Result<Templates, AppError> {
      if (listFixedIds().has(changed.entry.id)) return notAllowed('set-by-organisation');
      const saved = mergeTemplates(own, toTemplates(changed));
      const shown = mergeTemplates(listFixed(), saved.templates).templates;
      const hasRoom = saved.leftOut === 0 && isListed(shown, changed);
      return hasRoom ? store(saved.templates) : notAllowed('templates-full');
    },

    remove(removed: TemplateEntryId): Result<Templates, AppError> {
      if (listFixedIds().has(removed.id)) return notAllowed('set-by-organisation');
      const isKept = (kind: TemplateEntryId['kind']) => (entry: { readonly id: string }) =>
        kind !== removed.kind || entry.id !== removed.id;
      return store({
        presets: own.presets.filter(isKept('preset')),
        snippets: own.snippets.filter(isKept('snippet')),
      });
    },

    /** Replaces all own ones. Those that are hidden stay. */
    set,
    reset: (): Result<Templates, AppError> => set(defaultTemplates),

    /** Takes the last change of the own ones back. */
    undo: (): Result<Templates, AppError> => (ownBefore === null ? succeed(all()) : store(ownBefore)),

    /** Adds the templates of a file to the existing ones. */
    importFrom(path: string): Result<{ templates: Templates; leftOut: number }, AppError> {
      const read = readTemplatesFile(path);
      if (read === null) return notAllowed('not-a-template-file');
      const shown = mergeTemplates(all(), read.templates);
      const stored = mergeTemplates(own, listChangeable(shown.templates));
      const saved = store(stored.templates);
      const leftOut = read.leftOut + shown.leftOut + stored.leftOut;
      return saved.ok ? succeed({ templates: saved.value, leftOut }) : saved;
    },

    async exportTo(path: string): Promise<Result<null, AppError>> {
      try {
        await writeChosenFileAtomic(path, (handle) => writeAll(handle, formatTemplatesFile(all())));
        return succeed(null);
      } catch {
        return notAllowed('file-not-written');
      }
    },
  };
}

function filterEntries(
  { presets, snippets }: Templates,
  isKept: (entry: { readonly id: string }) => boolean,
): Templates {
  return { presets: presets.filter(isKept), snippets: snippets.filter(isKept) };
}

function toTemplates({ kind, entry }: TemplateEntry): Templates {
  return kind === 'preset' ? { presets: [entry], snippets: [] } : { presets: [], snippets: [entry] };
}

function isListed({ presets, snippets }: Templates, { kind, entry: { id } }: TemplateEntry): boolean {
  return (kind === 'preset' ? presets : snippets).some((entry) => entry.id === id);
}

function withoutIdsOf<T extends { readonly id: string }>(known: readonly T[], entries: readonly T[]): T[] {
  const ids = new Set(known.map(({ id }) => id));
  return entries.filter(({ id }) => !ids.has(id));
}

function readRequired({ policies, log }: OrganisationParts): Templates {
  const path = policies?.required.TemplatesFile ?? policies?.recommended.TemplatesFile;
  const read = path === undefined ? null : readTemplatesFile(path);
  if (path !== undefined && (read === null || read.leftOut > 0))
    log.warn('templates of the organisation not readable', { leftOut: read?.leftOut ?? null });
  return read?.templates ?? noTemplates;
}

function notAllowed(reason: RefusalReason) {
  return fail({ kind: 'not-allowed', reason } satisfies AppError);
}
