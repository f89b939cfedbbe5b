import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { exampleRequest } from '../fake-storehub/example-request';

const { Ticket, Appointment } = exampleRequest;

/** The example of StoreHub's contract as typed into a call. */
export const exampleCall: CallFields = {
  ...blankCallFields,
  phone: '60123000000',
  name: Ticket.Name,
  storeName: Ticket.StoreName,
  issue: Ticket.Issue,
  serviceId: 1,
  address: Appointment.Address,
  state: Appointment.State,
  longitude: String(Appointment.Longitude),
  latitude: String(Appointment.Latitude),
};
