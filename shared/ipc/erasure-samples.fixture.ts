import type { ErasurePreview } from '../privacy/retention-and-erasure';
import { callId } from './contract-samples.fixture';

export const erasureCounts = {
  tickets: 3,
  numbers: 2,
  calls: 1,
  unsettled: 1,
  redacted: 2,
  others: 2,
  leftOut: 1,
  unsure: 0,
};

export const erasurePreview: ErasurePreview = {
  ...erasureCounts,
  ofOthers: 1,
  ticketList: [
    {
      id: 7,
      callId,
      createdAtMs: 1_763_900_000_000,
      name: 'Ahmad Ibrahim',
      phone: '60123456789',
      storeName: null,
      reference: 'SH-7K3Q',
      caseNumber: 'STOREHUB0999-CA109193B',
      isOfOther: true,
    },
  ],
  unsureList: [],
  callList: [
    {
      id: callId,
      status: 'parked',
      savedAtMs: 1_763_900_000_000,
      name: 'Ahmad Ibrahim',
      phone: '012-345 6789',
      storeName: '',
    },
  ],
  redactedList: [
    {
      callId,
      atMs: 1_763_900_000_000,
      code: 'SH-7K3Q',
      status: null,
      name: 'Ahmad Ibrahim',
      phone: '60123456789',
      storeName: 'KL Branch',
    },
  ],
  listable: 1,
  otherList: [
    {
      id: 'note-1',
      kind: 'contact-note',
      atMs: 1_763_900_000_000,
      name: 'Ahmad Ibrahim',
      phone: '',
      storeName: '',
      text: 'Rings at noon',
    },
  ],
};
