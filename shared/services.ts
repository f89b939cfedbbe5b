import type { Language } from './language';
import { sentences } from './sentences/sentences';

/** The services StoreHub dispatches, as its contract numbers them. */
export const serviceIds = [1, 2, 3, 18, 23, 39] as const;
export type ServiceId = (typeof serviceIds)[number];

/** `shortName` is for lists; `name` in English is the contract's. */
type ServiceWords = { readonly name: string; readonly shortName: string };

export function serviceWords(id: ServiceId, language: Language): ServiceWords {
  return sentences[language].services[id];
}

/** Ticket.Priority: -1 low, 0 normal, 1 high. */
export const priorities = [-1, 0, 1] as const;
export type Priority = (typeof priorities)[number];

export function priorityWord(priority: Priority, language: Language): string {
  return sentences[language].priorities[priority];
}
