import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { Priority, ServiceId } from '../../shared/tickets/services-and-priorities';
import type { CreateTicketRequest } from '../../shared/tickets/create-ticket-request-schema';
import { practiceShops, type PracticeShop } from './practice-shops';

/**
 * A ticket of the fictional history. Its only attempt began at `createdAtMs` and ended with `outcome`. If the outcome
 * was uncertain, an agent has recorded the case number since, so that a new practice database has no open work.
 */
export type PastTicket = {
  readonly request: CreateTicketRequest;
  readonly createdAtMs: number;
  readonly endedAtMs: number;
  readonly outcome: Outcome;
  readonly recorded?: { readonly caseNumber: string; readonly atMs: number };
  readonly httpStatus: number | null;
  readonly rawAnswer: string | null;
};

/** Creates a small, plausible history for practice, oldest first, that ends shortly before `nowMs`. */
export function createPracticeHistory(nowMs: number): PastTicket[] {
  return past.map((entry, index) => pastTicket(entry, index, nowMs));
}

function pastTicket(
  [ago, shop, serviceId, issue, more = {}]: PastCall,
  index: number,
  nowMs: number,
): PastTicket {
  const outcome = outcomeOf(more.ended ?? 'created', index);
  const createdAtMs = nowMs - agoMs(ago);
  return {
    request: requestOf(practiceShops[shop], serviceId, issue, more),
    createdAtMs,
    endedAtMs: createdAtMs + (more.ended === 'timed-out' ? 30_000 : 640 + ((index * 137) % 500)),
    outcome,
    ...(outcome.kind === 'uncertain' && {
      recorded: { caseNumber: caseNumberOf(index), atMs: createdAtMs + 3_600_000 },
    }),
    ...answerOf(outcome),
  };
}

type Details = {
  readonly priority?: Priority;
  readonly remark?: string;
  readonly ended?: 'rejected' | 'timed-out';
};

type Ago = `${number} d ${number} min`;
type PastCall = readonly [Ago, keyof typeof practiceShops, ServiceId, issue: string, Details?];

const past: readonly PastCall[] = [
  [
    '58 d 95 min',
    'kopiPagi',
    2,
    'New outlet opens next month: check counter, power points and network cabling',
  ],
  ['55 d 31 min', 'sawahPadi', 39, 'Two Android terminals to install at the checkout'],
  ['52 d 140 min', 'kopiPagi', 1, 'Install two iPads, cash drawer and kitchen printer'],
  ['49 d 12 min', 'penangLaksa', 18, 'Kitchen printer prints half of each order'],
  [
    '47 d 66 min',
    'kopiPagi',
    3,
    'First day of trading, VIP merchant: stay for the lunch peak',
    { priority: 1 },
  ],
  ['44 d 203 min', 'lautBiru', 18, 'Card terminal does not pair with the POS'],
  ['41 d 24 min', 'gayaKopitiam', 23, 'POS restarts by itself several times a day, swap agreed'],
  ['38 d 118 min', 'johorGrill', 2, 'Second floor to be fitted with a counter'],
  ['36 d 45 min', 'tanahPutih', 18, 'Barcode scanner reads nothing since this morning'],
  ['33 d 150 min', 'rotiBakar', 18, 'Cash drawer does not open after a sale'],
  ['31 d 8 min', 'ipohSweets', 39, 'Replace the old till by an Android terminal'],
  ['29 d 88 min', 'serembanNoodles', 18, 'Orders from the tablet do not reach the kitchen', { priority: 1 }],
  ['27 d 61 min', 'johorGrill', 1, 'Three iPads on the new second floor'],
  [
    '24 d 132 min',
    'kuchingLayers',
    18,
    'Receipts come out blank',
    { remark: 'Paper roll was already changed.' },
  ],
  ['22 d 17 min', 'warungSeri', 39, 'Install one terminal and one printer'],
  ['20 d 175 min', 'bungaRaya', 2, 'Check the boutique before installation, lift access only before 10 am'],
  ['17 d 52 min', 'kedaiMaju', 18, 'Till cannot reach the internet, other devices can'],
  ['15 d 99 min', 'penangLaksa', 23, 'Touch screen dead on the left side, swap the POS'],
  ['14 d 37 min', 'bungaRaya', 1, 'Install one iPad with stand and receipt printer'],
  ['12 d 160 min', 'gayaKopitiam', 18, 'Kitchen printer beeps and stops', { priority: 1 }],
  ['10 d 71 min', 'rotiBakar', 18, 'Cash drawer stuck again', { remark: 'Same drawer as last month.' }],
  ['9 d 26 min', 'bungaRaya', 3, 'Opening day, VIP merchant'],
  ['7 d 144 min', 'lautBiru', 23, 'Terminal fell into water, swap it', { priority: 1 }],
  ['6 d 58 min', 'tanahPutih', 18, 'Label printer skips every second label'],
  ['5 d 110 min', 'sawahPadi', 18, 'Second terminal shows the wrong time', { priority: -1 }],
  ['4 d 33 min', 'serembanNoodles', 18, 'Tablet battery lasts an hour only', { priority: -1 }],
  ['3 d 127 min', 'warungSeri', 18, 'Printer prints Jawi text as boxes', { ended: 'rejected' }],
  ['2 d 81 min', 'kuchingLayers', 18, 'Card payments fail since noon', { ended: 'timed-out', priority: 1 }],
  ['1 d 190 min', 'ipohSweets', 18, 'Daily report is not mailed any more', { priority: -1 }],
  ['1 d 22 min', 'kopiPagi', 18, 'Kitchen printer offline after a power cut', { priority: 1 }],
  ['0 d 155 min', 'johorGrill', 18, 'One iPad does not charge in its stand'],
  ['0 d 64 min', 'kedaiMaju', 23, 'POS does not start, swap it'],
  ['0 d 9 min', 'rotiBakar', 18, 'Receipt printer cuts in the wrong place'],
];

function agoMs(ago: Ago): number {
  const [days, minutes] = ago.split(' d ').map((part) => Number.parseInt(part, 10));
  return ((days ?? 0) * 24 * 60 + (minutes ?? 0)) * 60_000;
}

function requestOf(
  shop: PracticeShop,
  serviceId: ServiceId,
  issue: string,
  more: Details,
): CreateTicketRequest {
  return {
    Ticket: {
      Name: shop.person,
      Phone: shop.phone,
      Issue: issue,
      Priority: more.priority ?? 0,
      // A landline takes no SMS.
      IsReceiveSms: shop.phone.startsWith('601'),
      ...(shop.email !== undefined && { Email: shop.email }),
      ...(more.remark !== undefined && { Remark: more.remark }),
      StoreName: shop.store,
      ...(shop.dealer !== undefined && { DealerReseller: shop.dealer }),
    },
    Appointment: {
      Address: shop.address,
      State: shop.state,
      ServiceId: serviceId,
      Longitude: shop.longitude,
      Latitude: shop.latitude,
    },
  };
}

function caseNumberOf(index: number): string {
  return `STOREHUB${String(1204 + index * 7).padStart(4, '0')}-CA${109_193 + index * 3571}${'BDGKMPRT'.charAt(index % 8)}`;
}

function outcomeOf(ended: NonNullable<Details['ended']> | 'created', index: number): Outcome {
  switch (ended) {
    case 'created':
      return {
        kind: 'created',
        caseNumber: caseNumberOf(index),
        storeHubTicketId: String(41_207 + index * 19),
      };
    case 'rejected':
      return { kind: 'rejected', errorCode: '-10000', errorMessage: 'Invalid parameter', httpStatus: 200 };
    case 'timed-out':
      return {
        kind: 'uncertain',
        reason: 'timed-out',
        errorCode: null,
        errorMessage: null,
        httpStatus: null,
        detail: null,
      };
  }
}

function answerOf(outcome: Outcome): Pick<PastTicket, 'httpStatus' | 'rawAnswer'> {
  if (outcome.kind === 'created') {
    const { caseNumber, storeHubTicketId } = outcome;
    const answer = { ErrorCode: '0', Ticket: { TicketId: Number(storeHubTicketId), CaseNum: caseNumber } };
    return { httpStatus: 200, rawAnswer: JSON.stringify(answer) };
  }
  if (outcome.kind === 'rejected') {
    const answer = { ErrorCode: outcome.errorCode, ErrorMessage: outcome.errorMessage };
    return { httpStatus: 200, rawAnswer: JSON.stringify(answer) };
  }
  return { httpStatus: null, rawAnswer: null };
}
