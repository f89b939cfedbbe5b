import { z } from 'zod';
import { shiftWindowHours } from '../time/shift-window-hours';
import { isVisible } from '../text/strip-invisible-characters';
import { agentSchema } from './agent-initials';

/** The ways in which a call ends without a ticket that the app comes with, in the order of the list. */
export const builtInEndingKinds = [
  'asked-about-case',
  'solved-by-phone',
  'complaint',
  'wrong-number',
  'will-call-again',
  'no-answer',
] as const;

export type BuiltInEndingKind = (typeof builtInEndingKinds)[number];

/** The ending that is about a case, whose number it may keep. */
export const caseEndingKind: BuiltInEndingKind = 'asked-about-case';

/**
 * The ending of a call back that nobody answered. It alone leaves a missed call due: where a stranger is at the number, it had
 * been misdialled.
 */
export const noAnswerKind: BuiltInEndingKind = 'no-answer';

/** The endings after which nobody has spoken with the caller: what was promised to the caller is still due. */
export const endingKindsWithoutCaller: readonly BuiltInEndingKind[] = ['wrong-number', noAnswerKind];

/** Digits choose an ending, so there are at most nine. */
export const maxEndingKinds = 9;

export const maxEndingNameLength = 40;

/** How long after its end a call that ended without a ticket can be corrected or reopened. */
export const correctEndingWithinMs = shiftWindowHours * 60 * 60_000;

const endingName = z.string().trim().max(maxEndingNameLength).refine(isVisible);

const kindId = z.string().trim().max(maxEndingNameLength).refine(isVisible);

/**
 * One entry of the list in Settings. `id` is a built-in kind, or the first name of a kind that an agent added. `name`
 * is null while a built-in kind keeps the app's own words.
 */
export const endingKindSchema = z
  .strictObject({ id: kindId, name: endingName.nullable() })
  .refine(({ id, name }) => name !== null || isBuiltIn(id));

export type EndingKind = z.infer<typeof endingKindSchema>;

/** The list of kinds: at least one, and none twice. */
export const endingKindsSchema = z
  .array(endingKindSchema)
  .min(1)
  .max(maxEndingKinds)
  .refine((kinds) => new Set(kinds.map(({ id }) => id)).size === kinds.length)
  .readonly();

export const defaultEndingKinds: readonly EndingKind[] = builtInEndingKinds.map((id) => ({ id, name: null }));

/** The most corrections of one ending that are kept: the newest. */
export const maxCorrections = 50;

export const caseNumberTextSchema = z.string().trim().min(1).max(100);

/** Room for the first references of dozens of slips. */
export const maxHiddenNoteLength = 1000;

/** A number of a case that the history does not have, and the note that says so in the language of the screen. */
export type UnknownCase = { readonly number: string; readonly note: string };

/**
 * What an ending was before it was corrected, when, and by whose initials: null where nobody is named. `caseNumber` is the
 * number of the case that it was about, or the reference of one without a number. `ended` is there if the call was opened
 * again instead: when it had ended so, and who had taken it.
 */
const correctionSchema = z.strictObject({
  kind: kindId,
  words: endingName.nullable(),
  atMs: z.number().int(),
  by: agentSchema.nullable(),
  caseNumber: caseNumberTextSchema.optional(),
  ended: z.strictObject({ atMs: z.number().int(), agent: agentSchema.nullable() }).optional(),
});

export type EndingCorrection = z.infer<typeof correctionSchema>;

export const correctionsSchema = z.array(correctionSchema).max(maxCorrections).readonly();

/** When a call that was opened again had ended first, and who had taken it; undefined for one that never was. */
export function findFirstEnd(corrections: readonly EndingCorrection[]): EndingCorrection['ended'] {
  return corrections.find(({ ended }) => ended !== undefined)?.ended;
}

/** Longer names and stores are cut. */
export const maxKnownCallerLength = 200;

/**
 * Who called, where neither a name nor a store was written down: as the case has it that the call is about, or the only caller
 * who is known by the number.
 */
const knownCallerSchema = z.strictObject({
  name: z.string().max(maxKnownCallerLength),
  storeName: z.string().max(maxKnownCallerLength),
  from: z.enum(['case', 'number']),
});

export type KnownCaller = z.infer<typeof knownCallerSchema>;

/** How a call ended without a ticket. */
export const callEndingSchema = z
  .strictObject({
    kind: kindId,
    /** The name that the kind had then; null for the app’s own words, which follow the language of the screen. */
    words: endingName.nullable(),
    /** When an agent last chose another kind for the ended call, in ms since 1970. */
    correctedAtMs: z.number().int().optional(),
    /** The case that the caller asked about, if the history does not have it. */
    unknownCaseNumber: caseNumberTextSchema.optional(),
    /** Found, but not shown: first references of the call. */
    hiddenNote: z.string().max(maxHiddenNoteLength).optional(),
    /** Each change of the kind, and each time that the call was opened again, oldest first. */
    corrections: correctionsSchema.optional(),
    knownCaller: knownCallerSchema.optional(),
  })
  .refine(({ kind, words }) => words !== null || isBuiltIn(kind));

export type CallEnding = z.infer<typeof callEndingSchema>;

/** Reads the JSON text of an ending. @throws if it is none */
export function parseEnding(json: string): CallEnding {
  return callEndingSchema.parse(JSON.parse(json));
}

/** Whether the agent spoke with the caller, as far as this kind of ending says, or a call without one. */
export function hasReachedCaller(kind: string | undefined): boolean {
  return !endingKindsWithoutCaller.some((one) => one === kind);
}

/** Whether the app comes with this kind of ending. */
export function isBuiltIn(id: string): id is BuiltInEndingKind {
  return builtInEndingKinds.some((kind) => kind === id);
}
