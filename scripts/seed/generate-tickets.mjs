import { createHash } from 'node:crypto';
import { generateCallers } from './generate-callers.mjs';
import { createSeededRandom } from './seeded-random.mjs';
import { issues, remarks } from './sample-issues-and-remarks.mjs';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const threeYears = 3 * 365;
/** Calls per hour of a day, from midnight. Shops are open from ten to ten. */
const ringsByHour = [2, 1, 1, 1, 1, 2, 5, 12, 30, 55, 80, 92, 85, 70, 72, 75, 70, 66, 68, 72, 66, 48, 24, 8];
const referenceCharacters = '34679ACDEFGHJKMNPQRTWXY';

/**
 * Generates an invented past of `count` tickets in `days` days, oldest first, in the form that the app's practice store
 * takes. The same seed gives the same tickets. One number makes a tenth of all calls; five chains make a good part of the rest.
 * The past ends at the midnight `endMs`.
 */
export function* generateTickets(count, { seed, endMs, days = threeYears }) {
  const chance = createSeededRandom(seed);
  const callers = generateCallers(chance, Math.ceil(count / 8));
  for (let position = 0; position < count; position += 1) {
    const caller = chance.isIn(0.1) ? callers[0] : chance.early(callers);
    const request = requestOf(chance, caller);
    const createdAtMs = endMs - days * dayMs + ringAfterMs((days * (position + chance.next())) / count);
    const outcome = outcomeOf(chance, position);
    yield {
      request,
      createdAtMs,
      endedAtMs: createdAtMs + 300 + chance.below(900),
      outcome,
      ...answerOf(outcome),
      callId: callId(chance),
      reference: referenceAt(position),
      bodySha256: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
      fields: fieldsOf(request),
    };
  }
}

/** The time of a call after `daysOfCalls` days of calls, in ms from the midnight before the first one. */
function ringAfterMs(daysOfCalls) {
  const day = Math.floor(daysOfCalls);
  let left = (daysOfCalls - day) * ringsADay;
  for (const [hour, rings] of ringsByHour.entries()) {
    if (left < rings) return Math.floor(day * dayMs + (hour + left / rings) * hourMs);
    left -= rings;
  }
  return (day + 1) * dayMs;
}

const ringsADay = ringsByHour.reduce((sum, rings) => sum + rings);

function requestOf(chance, caller) {
  const { what, how, since } = chance.weighted([
    [0.45, issues.ms],
    [0.32, issues.en],
    [0.23, issues.zh],
  ]);
  const parts = [chance.one(what), chance.one(how), chance.one(since)].filter((part) => part !== '');
  const issue = parts.join(parts[0] in hanStarts ? '' : ' ');
  return {
    Ticket: {
      Name: caller.name,
      Phone: caller.phone,
      Issue: chance.isIn(0.3) ? `${issue} (kaunter ${1 + chance.below(12)}, SN ${chance.digits(6)})` : issue,
      Priority: chance.weighted([
        [0.8, 0],
        [0.15, 1],
        [0.05, -1],
      ]),
      IsReceiveSms: caller.phone.startsWith('601'),
      ...(caller.email && { Email: caller.email }),
      ...(chance.isIn(0.35) && { Remark: chance.early(remarks) }),
      ...(caller.store && { StoreName: caller.store }),
      ...(caller.dealer && { DealerReseller: caller.dealer }),
    },
    Appointment: {
      Address: caller.address,
      State: caller.state,
      ServiceId: chance.weighted([
        [0.6, 18],
        [0.15, 23],
        [0.1, 39],
        [0.07, 1],
        [0.05, 2],
        [0.03, 3],
      ]),
      Longitude: caller.longitude,
      Latitude: caller.latitude,
    },
  };
}

const hanStarts = Object.fromEntries(issues.zh.what.map((what) => [what, true]));

/** The call as an agent typed it. */
function fieldsOf({ Ticket, Appointment }) {
  return {
    phone: Ticket.Phone.replace(/^60(\d{2})(\d{3})/, '0$1-$2 '),
    name: Ticket.Name,
    storeName: Ticket.StoreName ?? '',
    dealerReseller: Ticket.DealerReseller ?? '',
    issue: Ticket.Issue,
    remark: Ticket.Remark ?? '',
    serviceId: Appointment.ServiceId,
    priority: Ticket.Priority,
    isReceiveSms: Ticket.IsReceiveSms,
    email: Ticket.Email ?? '',
    address: Appointment.Address,
    state: Appointment.State,
    longitude: String(Appointment.Longitude),
    latitude: String(Appointment.Latitude),
    pin: null,
  };
}

function outcomeOf(chance, position) {
  const answer = { errorCode: null, errorMessage: null, httpStatus: null };
  return chance.weighted([
    [0.98, () => createdOutcome(chance, position)],
    [
      0.017,
      () => ({
        ...answer,
        kind: 'rejected',
        errorCode: '-10000',
        errorMessage: 'Invalid parameter',
        httpStatus: 200,
      }),
    ],
    [0.003, () => ({ ...answer, kind: 'uncertain', reason: 'timed-out', detail: null })],
  ])();
}

function createdOutcome(chance, position) {
  const shop = String(1 + chance.below(9998)).padStart(4, '0');
  return {
    kind: 'created',
    caseNumber: `STOREHUB${shop}-CA${chance.digits(6)}${'BDGKMPRT'.charAt(position % 8)}`,
    storeHubTicketId: String(41_207 + position * 3),
  };
}

function answerOf(outcome) {
  if (outcome.kind === 'created') {
    const Ticket = { TicketId: Number(outcome.storeHubTicketId), CaseNum: outcome.caseNumber };
    return { httpStatus: 200, rawAnswer: JSON.stringify({ ErrorCode: '0', Ticket }) };
  }
  if (outcome.kind === 'rejected') {
    const { errorCode, errorMessage } = outcome;
    return {
      httpStatus: 200,
      rawAnswer: JSON.stringify({ ErrorCode: errorCode, ErrorMessage: errorMessage }),
    };
  }
  return { httpStatus: null, rawAnswer: null };
}

/** A string in the form of a version 4 UUID. */
function callId(chance) {
  const hex = () =>
    Math.floor(chance.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const [a, b, c, d] = [hex(), hex(), hex(), hex()];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** Steps through all five-character references without repetition: 3,571,429 has no common factor with 23. */
function referenceAt(position) {
  const base = referenceCharacters.length;
  let left = (position * 3_571_429 + 1_234_567) % base ** 5;
  let characters = '';
  for (let at = 0; at < 5; at += 1) {
    characters += referenceCharacters.charAt(left % base);
    left = Math.floor(left / base);
  }
  return `SH-${characters}`;
}
