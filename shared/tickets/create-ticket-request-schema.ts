import { z } from 'zod';
import { priorities, serviceIds } from './services-and-priorities';

/** The maximum length of each text, in UTF-16 code units after trimming (`string.length`, the strictest reading). */
export const textLimits = {
  name: 100,
  phone: 16,
  issue: 500,
  email: 100,
  remark: 1000,
  storeName: 100,
  dealerReseller: 50,
  address: 500,
  state: 50,
} as const;

const mandatoryText = (max: number) => requestText(max).min(1);
const optionalText = (max: number) => requestText(max).optional();

/** UTF-8 cannot encode half of a surrogate pair (a cut emoji). It is sent as U+FFFD, which has the same length. */
const requestText = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD').trim())
    .check(maxLength(max));

/** Replaces zod's own `max`, which counts an emoji as one since zod 4.6. */
const maxLength =
  (max: number): z.core.CheckFn<string> =>
  ({ value, issues }) => {
    if (value.length <= max) return;
    issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
  };

/** Mandatory coordinates are JSON numbers with decimals, never strings. -0 is sent as 0. */
const coordinate = (max: number) =>
  z
    .number()
    .min(-max)
    .max(max)
    .transform((value) => (value === 0 ? 0 : value));

const ticketSchema = z
  .strictObject({
    Name: mandatoryText(textLimits.name),
    Phone: mandatoryText(textLimits.phone),
    Issue: mandatoryText(textLimits.issue),
    Priority: z.literal(priorities),
    IsReceiveSms: z.boolean(),
    Email: optionalText(textLimits.email),
    Remark: optionalText(textLimits.remark),
    StoreName: optionalText(textLimits.storeName),
    DealerReseller: optionalText(textLimits.dealerReseller),
  })
  .transform(removeBlanks);

const appointmentSchema = z.strictObject({
  Address: mandatoryText(textLimits.address),
  State: mandatoryText(textLimits.state),
  ServiceId: z.literal(serviceIds),
  Longitude: coordinate(180),
  Latitude: coordinate(90),
});

/**
 * The JSON body of StoreHub's only endpoint, POST /api/ticket/create. Parsing trims every text, rejects a blank
 * mandatory text, omits blank optional texts and rejects any key outside the contract.
 */
export const createTicketRequestSchema = z.strictObject({
  Ticket: ticketSchema,
  Appointment: appointmentSchema,
});

export type CreateTicketRequest = z.output<typeof createTicketRequestSchema>;

type Blankable = 'Email' | 'Remark' | 'StoreName' | 'DealerReseller';

function removeBlanks<T extends Partial<Record<Blankable, string | undefined>>>(
  ticket: T,
): Omit<T, Blankable> & { [K in Blankable]?: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets which keys it was given
  return Object.fromEntries(
    Object.entries(ticket).filter(([, value]) => value !== undefined && value !== ''),
  ) as Omit<T, Blankable> & { [K in Blankable]?: string };
}
