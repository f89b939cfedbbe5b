import type { Language } from '../i18n/language';
import { sharedMessages } from '../messages/shared-catalogues';
import type { Priority, ServiceId } from './services-and-priorities';

/** `shortName` is for lists. The English `name` is the contract's. */
type ServiceNames = { readonly name: string; readonly shortName: string };

/** Returns blank names for a call without a service. */
export function getServiceNames(id: ServiceId | null, language: Language): ServiceNames {
  if (id === null) return { name: '', shortName: '' };
  const t = sharedMessages[language];
  return { name: t(`services.${id}.name`), shortName: t(`services.${id}.shortName`) };
}

export function getPriorityName(priority: Priority, language: Language): string {
  return sharedMessages[language](`priorities.${priority}`);
}
