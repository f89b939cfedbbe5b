import type { Language } from '../i18n/language';
import { sharedMessages } from '../messages/shared-catalogues';

/** The services that StoreHub dispatches, with the contract's numbers. */
export const serviceIds = [1, 2, 3, 18, 23, 39] as const;
export type ServiceId = (typeof serviceIds)[number];

/** `shortName` is for lists. The English `name` is the contract's. */
type ServiceNames = { readonly name: string; readonly shortName: string };

/** Returns blank names for a call without a service. */
export function getServiceNames(id: ServiceId | null, language: Language): ServiceNames {
  if (id === null) return { name: '', shortName: '' };
  const t = sharedMessages[language];
  return { name: t(`services.${id}.name`), shortName: t(`services.${id}.shortName`) };
}

/** Ticket.Priority: -1 low, 0 normal, 1 high. */
export const priorities = [-1, 0, 1] as const;
export type Priority = (typeof priorities)[number];

export function getPriorityName(priority: Priority, language: Language): string {
  return sharedMessages[language](`priorities.${priority}`);
}
