/** The services StoreHub dispatches, as its contract numbers them. `shortName` is for lists, `name` is the contract's. */
export const services = [
  {
    id: 1,
    name: 'iOS hardware installation (on-site deployment)',
    shortName: 'iOS installation',
  },
  { id: 2, name: 'Pre-installation inspection', shortName: 'Pre-install inspection' },
  { id: 3, name: 'Day 1 support for VIP onboarding merchants', shortName: 'VIP day 1 support' },
  { id: 18, name: 'On-site troubleshooting support', shortName: 'On-site troubleshooting' },
  { id: 23, name: 'POS swap', shortName: 'POS swap' },
  {
    id: 39,
    name: 'Android hardware installation (on-site deployment)',
    shortName: 'Android installation',
  },
] as const;

export type ServiceId = (typeof services)[number]['id'];

export const serviceIds = services.map((service) => service.id) as readonly ServiceId[];

export function serviceById(id: number): (typeof services)[number] | undefined {
  return services.find((service) => service.id === id);
}

/** Ticket.Priority: -1 low, 0 normal, 1 high. */
export const priorities = [
  { id: -1, name: 'Low' },
  { id: 0, name: 'Normal' },
  { id: 1, name: 'High' },
] as const;

export type Priority = (typeof priorities)[number]['id'];
