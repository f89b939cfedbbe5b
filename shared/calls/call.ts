import { z } from 'zod';
import { languages } from '../i18n/language';
import { chosenIncidentSchema } from '../incidents/incident';
import { pinSchema } from '../pin/pin-and-coordinates';
import { priorities, serviceIds } from '../tickets/services-and-priorities';
import { askedQuestionsSchema, noQuestions } from './asked-questions';
import { correctionsSchema } from './call-ending';
import { callerOfNumberSchema } from './caller-of-number';
import { provenanceByPartSchema } from './field-provenance';
import { reusedPlaceSchema } from './reused-place';
import { followedTicketSchema } from '../tickets/related-ticket';
import { unsureFields } from './unsure-readings';

/**
 * The most characters that the window accepts in one field, far above every limit of the contract. Typed text is never
 * cut, only marked as too long. Longer pasted text is cut, and the screen says so.
 */
export const maxTypedLength = 100_000;

const maxSavedLength = 2 * maxTypedLength;

const typedText = z.string().max(maxSavedLength);

const shownFieldsSchema = z.strictObject({
  phone: typedText,
  name: typedText,
  storeName: typedText,
  dealerReseller: typedText,
  issue: typedText,
  remark: typedText,
  serviceId: z.literal(serviceIds).nullable(),
  priority: z.literal(priorities),
  isReceiveSms: z.boolean(),
  email: typedText,
  address: typedText,
  state: typedText,
  longitude: typedText,
  latitude: typedText,
  pin: pinSchema.nullable(),
  provenance: provenanceByPartSchema,
  /** The store whose earlier ticket gave the address; null once the agent has changed it, or if there is none. */
  reusedPlace: reusedPlaceSchema.nullable(),
  /** Who is known to have the number, where the name or the store is reused from somebody else; null if nobody is. */
  callerOfNumber: callerOfNumberSchema.nullable(),
  /** The language to speak with the caller. Null means that nobody chose one: the screen's language applies. */
  callerLanguage: z.enum(languages).nullable(),
  /** What the applied presets ask, and what the caller answered. */
  questions: askedQuestionsSchema,
  /** The known incident that the call belongs to. */
  incident: chosenIncidentSchema.nullable(),
});

/** What filled a field: the app by itself, or one key of the agent. */
export const autofillSources = [
  'postcode',
  'town',
  'landline',
  'toll-free',
  'extension',
  'extension-removed',
  'quick-entry',
  'caller',
  'preset',
  'snippet',
  'answer',
  'follow-up',
  'incoming',
  'map',
  'link',
  'incident',
] as const;

export type AutofillSource = (typeof autofillSources)[number];

/**
 * Values that were filled in together, and the values before. Autofills with the same `step` are undone together. `filledFor`: the
 * number and the name that the call had with what an earlier ticket gave it, cut to what is compared. `unsure`: the fields
 * of which quick entry was not sure.
 */
const autofillSchema = z.strictObject({
  source: z.enum(autofillSources),
  before: shownFieldsSchema.partial(),
  after: shownFieldsSchema.partial(),
  step: z.number().int().optional(),
  unsure: z.array(z.enum(unsureFields)).readonly().optional(),
  filledFor: z.strictObject({ phone: z.string().max(100), name: z.string().max(1000) }).optional(),
});

export type Autofill = Readonly<z.infer<typeof autofillSchema>>;

/** The most autofills of a call that can still be undone, and the most that stay undone. */
export const maxAutofills = 100;

const autofillsSchema = z.array(autofillSchema).max(maxAutofills).readonly();

/** What an agent writes down during one call, exactly as typed. Fields are blank until the agent fills them. */
export const callFieldsSchema = shownFieldsSchema.extend({
  /** The autofills that one key undoes, and those that the agent has undone. Newest last. */
  autofill: z.strictObject({ applied: autofillsSchema, undone: autofillsSchema }),
  /** The notes of an ending that was undone, '' for none. They go to what the call ends as, and never to StoreHub. */
  keptNote: typedText,
  /** The first reference of a call whose ending was a slip, in words: not shown, but found, and kept like `keptNote`. */
  hiddenNote: typedText,
  /** The number of the case that an ending which was undone was about, to be proposed by the next one; '' for none. */
  askedAboutCase: typedText,
  /** What the endings of the call were before it was opened again: they go to its next one. */
  earlierEndings: correctionsSchema,
  /** When the call had ended first by an ending that was a slip, in ms since 1970. */
  slipEndedAtMs: z.number().int().optional(),
  /** What stands in the line of quick entry, read or not. */
  quickEntryText: typedText,
  /** Where in the line the words stand that no field took; null while it was not read since it was changed. */
  lineRead: z
    .array(z.tuple([z.number().int(), z.number().int()]))
    .max(100)
    .nullable()
    .optional(),
  /**
   * Whose lasting note has the caret, or had it when the call left the screen; null for none.
   */
  openNote: z.enum(['caller', 'store']).nullable(),
  /** The id of the field that has the caret, or had it last; `@` and the place in its text unless at its end; or null. */
  caretField: z.string().max(60).nullable(),
  /**
   * The call was closed with a rejected ticket, and is open again to correct it: the caller has hung up without a case
   * number, and gets a callback once there is one.
   */
  isCallbackPromised: z.boolean(),
  /** The call began with an incoming call, so that it is somebody's even with nothing written down. */
  isFromIncoming: z.boolean(),
});

export type CallFields = z.infer<typeof callFieldsSchema>;

/** Values for some of the fields, to be filled in together. */
export type FilledValues = Partial<z.infer<typeof shownFieldsSchema>>;

export type CallField = Exclude<
  keyof CallFields,
  | 'pin'
  | 'provenance'
  | 'reusedPlace'
  | 'callerOfNumber'
  | 'callerLanguage'
  | 'questions'
  | 'incident'
  | 'autofill'
  | 'keptNote'
  | 'hiddenNote'
  | 'askedAboutCase'
  | 'earlierEndings'
  | 'slipEndedAtMs'
  | 'quickEntryText'
  | 'lineRead'
  | 'openNote'
  | 'caretField'
  | 'isCallbackPromised'
  | 'isFromIncoming'
>;

export const blankCallFields: CallFields = {
  phone: '',
  name: '',
  storeName: '',
  dealerReseller: '',
  issue: '',
  remark: '',
  serviceId: null,
  priority: 0,
  isReceiveSms: true,
  email: '',
  address: '',
  state: '',
  longitude: '',
  latitude: '',
  pin: null,
  provenance: {},
  reusedPlace: null,
  callerOfNumber: null,
  callerLanguage: null,
  questions: noQuestions,
  incident: null,
  autofill: { applied: [], undone: [] },
  keptNote: '',
  hiddenNote: '',
  askedAboutCase: '',
  earlierEndings: [],
  quickEntryText: '',
  openNote: null,
  caretField: null,
  isCallbackPromised: false,
  isFromIncoming: false,
};

/**
 * Makes fields that `callFieldsSchema` accepts, one by one, so that one invalid value costs no other field. Text that
 * is too long is cut, any other invalid value becomes blank, and unknown keys are dropped.
 * @returns also the names of the fields that were cut or became blank
 */
export function coerceCallFields(given: object): {
  readonly fields: CallFields;
  readonly unfit: readonly string[];
} {
  const parsed = callFieldsSchema.safeParse(given);
  if (parsed.success) return { fields: parsed.data, unfit: [] };
  const blank: Readonly<Record<string, unknown>> = blankCallFields;
  const values: Readonly<Record<string, unknown>> = { ...blankCallFields, ...given };
  const unfit: string[] = [];
  const entries = Object.entries(callFieldsSchema.shape).flatMap(([field, schema]) => {
    const value = values[field];
    if (value === undefined && !(field in blank)) return [];
    if (schema.safeParse(value).success) return [[field, value]];
    unfit.push(field);
    const cut = typeof value === 'string' ? value.slice(0, maxSavedLength) : undefined;
    return [[field, schema.safeParse(cut).success ? cut : blank[field]]];
  });
  return { fields: callFieldsSchema.parse(Object.fromEntries(entries)), unfit };
}

export const callIdSchema = z.uuid();

/**
 * One phone call that an agent writes down. Times are ms since 1970. `revision` counts the writes to disk. `ticketId`
 * is the newest ticket made from this call, null until one is sent. The next ticket made from it will be a follow-up
 * to `follows`.
 */
export const callSchema = z.strictObject({
  id: callIdSchema,
  /** Grows with each call that is begun, whatever the clock says. */
  seq: z.number().int(),
  fields: callFieldsSchema,
  revision: z.number().int().min(0),
  isParked: z.boolean(),
  beganAtMs: z.number().int(),
  savedAtMs: z.number().int(),
  ticketId: z.number().int().nullable(),
  follows: followedTicketSchema.nullable(),
  /** True if the call was sent, or ended without a ticket, during this run: the window has yet to ask for its outcome. */
  isClosed: z.boolean().optional(),
  /** It was sent, and its outcome may not have been seen when the app ended. */
  isUnseen: z.boolean().optional(),
});

export type Call = z.infer<typeof callSchema>;

/** How long a discarded call can be restored, in days. */
export const discardedCallDays = 30;

/** A discarded call in a list, its texts cut. `issue` is the line of quick entry where nothing else was written. */
export const discardedCallSchema = z.strictObject({
  id: callIdSchema,
  phone: z.string(),
  name: z.string(),
  storeName: z.string(),
  issue: z.string(),
  discardedAtMs: z.number().int(),
});

export type DiscardedCall = z.infer<typeof discardedCallSchema>;

/** The earlier values of each field, newest last. A value is recorded only when a change removed part of it. */
export const fieldHistorySchema = z.record(z.string(), z.array(z.string()));

export type FieldHistory = Readonly<z.infer<typeof fieldHistorySchema>>;

/** One reason why a call cannot be sent yet. */
export const fieldFaultSchema = z.strictObject({
  field: z.enum([
    'phone',
    'name',
    'storeName',
    'dealerReseller',
    'issue',
    'serviceId',
    'priority',
    'address',
    'state',
    'latitude',
    'longitude',
    'isReceiveSms',
    'email',
    'remark',
  ] satisfies CallField[]),
  fault: z.enum(['missing', 'too-long', 'not-a-number', 'out-of-range', 'zero-pin', 'invalid']),
});

export type FieldFault = z.infer<typeof fieldFaultSchema>;

/** The order of the fields on the call screen, and of the faults in every list. */
export const callFieldOrder = fieldFaultSchema.shape.field.options;
