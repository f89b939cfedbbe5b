import type { CallField } from './call';

/** The field of a call for each name of StoreHub's contract. */
export const fieldByContractName = {
  Phone: 'phone',
  Name: 'name',
  StoreName: 'storeName',
  DealerReseller: 'dealerReseller',
  Issue: 'issue',
  ServiceId: 'serviceId',
  Priority: 'priority',
  Address: 'address',
  State: 'state',
  Latitude: 'latitude',
  Longitude: 'longitude',
  IsReceiveSms: 'isReceiveSms',
  Email: 'email',
  Remark: 'remark',
} as const satisfies Readonly<Record<string, CallField>>;
