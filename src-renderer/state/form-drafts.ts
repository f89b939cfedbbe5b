import { createContext, useContext } from 'react';
import type { NoteBase } from '../../shared/callers/contact-note';
import type { AppError } from '../../shared/errors/app-error';
import type { FormDraftContent, FormDraftTarget } from '../../shared/form-drafts/form-draft';
import { succeed } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { Ask } from '../ipc/ipc-client';
import { createDraftSaver, type DraftSaver } from './draft-saver';
import { createStore, useStore, type Store } from './store';
import type { UnsavedText } from './use-save-on-leave';

/**
 * What is typed in a form and not saved yet. `isSubmitting` while the form itself is being saved, `error` if that failed.
 * `isOnDisk` if what is typed is on disk, `draftError` if that failed.
 */
export type TypedForm = FormDraftContent & {
  /** The time of the lasting note that it was begun from, null for none; absent if it was read from the disk. */
  readonly basedOnMs?: NoteBase;
  readonly isSubmitting: boolean;
  readonly error: AppError | null;
  readonly isOnDisk: boolean;
  readonly draftError: AppError | null;
};

const untouched = { isSubmitting: false, error: null, isOnDisk: false, draftError: null } as const;

export type FormDrafts = UnsavedText & {
  readonly store: Store<ReadonlyMap<string, TypedForm>>;
  /** Reads what is on disk. Forms that are being typed in this window stay as they are. */
  readonly load: () => Promise<void>;
  /** Resolves once the disk has been read, if that is under way. */
  readonly whenLoaded: () => Promise<void>;
  readonly get: (target: FormDraftTarget) => TypedForm | undefined;
  /** The agent types; null gives the form up. What a lasting note was begun from stays with it. */
  readonly change: (
    target: FormDraftTarget,
    content: (FormDraftContent & Pick<TypedForm, 'basedOnMs'>) | null,
  ) => void;
  /** Takes a form that is on disk off the screen, and leaves it on the disk. */
  readonly release: (target: FormDraftTarget) => void;
  /** Saves the form itself, at most once at a time. What is typed meanwhile stays. */
  readonly submit: (
    target: FormDraftTarget,
    content: FormDraftContent,
    save: (text: string) => Promise<AppError | null>,
  ) => Promise<AppError | null>;
};

/** How long to wait before the disk is read once more, in ms. */
const loadAgainAfterMs = 2_000;

/** The forms that are being typed, wherever they are shown. Each is on disk shortly after its keys, as a call is. */
export function createFormDrafts(ask: Ask, schedule: Schedule): FormDrafts {
  const store = createStore<ReadonlyMap<string, TypedForm>>(new Map());
  // Of the forms that are not on disk as they are typed. A saver is let go once its form is.
  const savers = new Map<string, DraftSaver>();
  /** For each reading of the disk that is under way, the forms that were typed meanwhile. */
  const typedMeanwhile = new Set<Set<string>>();
  let loaded = Promise.resolve();
  let cancelNextLoad: (() => void) | undefined;
  const getById = (id: string) => store.get().get(id);
  const put = (id: string, form: TypedForm | null) =>
    store.set((forms) => {
      const next = new Map(forms);
      if (form === null) next.delete(id);
      else next.set(id, form);
      return next;
    });
  const mark = (id: string, change: Partial<TypedForm>) => {
    const form = getById(id);
    if (form !== undefined) put(id, { ...form, ...change });
  };

  const getSaver = (target: FormDraftTarget): DraftSaver => {
    const id = identify(target);
    const existing = savers.get(id);
    if (existing !== undefined) return existing;
    const saver = createDraftSaver({
      save: async () => {
        const form = getById(id);
        const content = form === undefined ? null : { text: form.text, lastDay: form.lastDay };
        const saved = await ask('drafts.save', { ...target, content });
        return saved.ok ? succeed({ atMs: 0, unfit: [] }) : saved;
      },
      schedule,
      onStatus: (status) => {
        if (status?.kind === 'failed') mark(id, { draftError: status.error });
        else if (status?.kind === 'saved') {
          savers.delete(id);
          mark(id, { isOnDisk: true, draftError: null });
        }
      },
    });
    savers.set(id, saver);
    return saver;
  };
  const change: FormDrafts['change'] = (target, content) => {
    const id = identify(target);
    const before = getById(id);
    if (content === null && before === undefined) return;
    put(id, content && { ...untouched, ...before, ...content, isOnDisk: false });
    for (const ids of typedMeanwhile) ids.add(id);
    getSaver(target).saveSoon();
  };

  const load = async () => {
    const typed = new Set<string>(savers.keys());
    typedMeanwhile.add(typed);
    const listed = await ask('drafts.list', null);
    typedMeanwhile.delete(typed);
    cancelNextLoad?.();
    if (!listed.ok) {
      cancelNextLoad = schedule(loadAgainAfterMs, () => void startLoad());
      return;
    }
    const onDisk = new Map(
      listed.value.map(({ text, lastDay, ...target }): [string, TypedForm] => [
        identify(target),
        { ...untouched, text, lastDay, isOnDisk: true },
      ]),
    );
    store.set((forms) => {
      const read = [...onDisk].filter(([id]) => !typed.has(id));
      const kept = [...forms].filter(
        ([id, form]) => typed.has(id) || !form.isOnDisk || hasSameText(form, onDisk.get(id)),
      );
      return new Map([...read, ...kept]);
    });
  };

  const startLoad = () => {
    loaded = load();
    return loaded;
  };

  return {
    store,
    load: startLoad,
    whenLoaded: () => loaded,
    get: (target) => getById(identify(target)),
    change,
    release: (target) => put(identify(target), null),
    submit: async (target, content, save) => {
      const id = identify(target);
      if (getById(id)?.isSubmitting === true) return null;
      put(id, { ...untouched, ...getById(id), ...content, isSubmitting: true, error: null });
      const error = await save(content.text);
      const typed = getById(id);
      if (typed === undefined) return error;
      const rest = error === null ? removeSavedText(content.text, typed.text) : typed.text;
      put(id, { ...typed, text: rest, isSubmitting: false, error });
      change(target, rest === '' && error === null ? null : { text: rest, lastDay: typed.lastDay });
      return error;
    },
    flushAll: async () => {
      await Promise.all([...savers.values()].map((saver) => saver.flush()));
    },
    saveOnExit: () => {
      for (const saver of savers.values()) saver.saveOnExit();
    },
  };
}

/** Whether the disk refused any of them: it is in the window alone. */
export function hasUnsavedForm(forms: ReadonlyMap<string, TypedForm>): boolean {
  return [...forms.values()].some(({ draftError }) => draftError !== null);
}

function identify({ subject, key }: FormDraftTarget): string {
  return `${subject} ${key}`;
}

function hasSameText(form: FormDraftContent, other: FormDraftContent | undefined): boolean {
  return form.text === other?.text && form.lastDay === other.lastDay;
}

function removeSavedText(saved: string, typed: string): string {
  return typed.startsWith(saved) ? typed.slice(saved.length) : typed;
}

/** The forms that are no part of a call or a case. What they hold is never a secret. */
export type SettingsFormName = 'template' | 'sync-server' | 'supervisor-notice' | 'agent-initials';

/** A note on a ticket, or on a call that ended without one. */
export function getTicketNoteTarget(ticketId: number): FormDraftTarget {
  return { subject: 'ticket', key: String(ticketId) };
}

/** A new reminder of a ticket. */
export function getNewReminderTarget(ticketId: number): FormDraftTarget {
  return { subject: 'new-reminder', key: String(ticketId) };
}

export function getChangedReminderTarget(reminderId: number): FormDraftTarget {
  return { subject: 'changed-reminder', key: String(reminderId) };
}

/**
 * The case number that is typed for a ticket: what the caller of a call that ended without one asked about, or the ticket's
 * own, recorded by hand. No ticket has both.
 */
export function getTypedCaseNumberTarget(ticketId: number): FormDraftTarget {
  return { subject: 'case-of-ended-call', key: String(ticketId) };
}

export function getIncidentNameTarget(uid: string): FormDraftTarget {
  return { subject: 'incident-name', key: uid };
}

export function getSettingsFormTarget(form: SettingsFormName): FormDraftTarget {
  return { subject: 'settings-form', key: form };
}

/** Whether anything on this ticket is half typed. */
export function isHalfTypedOn(drafts: FormDrafts, ticketId: number): boolean {
  return [getTicketNoteTarget, getNewReminderTarget, getTypedCaseNumberTarget].some(
    (toTarget) => drafts.get(toTarget(ticketId)) !== undefined,
  );
}

const noAnswer: Ask = () => new Promise(() => undefined);

export const FormDraftsContext = createContext<FormDrafts>(createFormDrafts(noAnswer, () => () => undefined));

export function useFormDrafts(): FormDrafts {
  return useContext(FormDraftsContext);
}

/** What is being typed there; undefined if nothing is. */
export function useTypedForm(target: FormDraftTarget): TypedForm | undefined {
  const drafts = useFormDrafts();
  return useStore(drafts.store, () => drafts.get(target));
}

/** Whether anything is being typed there. It does not change with each key. */
export function useIsTyped(target: FormDraftTarget): boolean {
  const drafts = useFormDrafts();
  return useStore(drafts.store, () => drafts.get(target) !== undefined);
}
