import { blankCallFields, type CallFields } from '../../../../shared/calls/call';

/** A call that can be sent. */
export const readyCallFields: CallFields = {
  ...blankCallFields,
  phone: '0123456789',
  name: 'Ahmad',
  issue: 'printer',
  serviceId: 18,
  address: '23, Jalan Ampang',
  state: 'Kuala Lumpur',
  latitude: '3.1573',
  longitude: '101.7122',
};
