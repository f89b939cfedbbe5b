/** The example request of StoreHub's document, verbatim. */
export const exampleRequest = {
  Ticket: {
    Name: 'Ahmad Ibrahim',
    Phone: '60123456789',
    Issue: '*Onsite Support',
    Priority: 0,
    IsReceiveSms: true,
    Email: 'ahmad_ibrahim@gmail.com',
    Remark: 'Describe your issue',
    StoreName: 'KL Branch',
    DealerReseller: 'Alex',
  },
  Appointment: {
    Address: '23, Jalan Ampang, Taman KLCC, 55000 KL',
    State: 'Kuala Lumpur',
    ServiceId: 1,
    Longitude: 101.7122,
    Latitude: 3.1573,
  },
};
