/**
 * Malaysia's thirteen states and three federal territories, suggested for Appointment.State. The contract accepts any
 * text there.
 */
export const regions = [
  'Johor',
  'Kedah',
  'Kelantan',
  'Kuala Lumpur',
  'Labuan',
  'Melaka',
  'Negeri Sembilan',
  'Pahang',
  'Penang',
  'Perak',
  'Perlis',
  'Putrajaya',
  'Sabah',
  'Sarawak',
  'Selangor',
  'Terengganu',
] as const;

export type Region = (typeof regions)[number];
