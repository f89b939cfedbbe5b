import type { CallFields } from '../../../shared/call';
import { serviceWords } from '../../../shared/services';
import { textLimits } from '../../../shared/ticket';
import type { Translate } from '../../i18n/text';
import { spokenPhone } from './spoken-phone';

/** The sentences to say to the caller: only for what is filled in, in the order of the screen. */
export function readBack(fields: CallFields, t: Translate): readonly string[] {
  const name = sayable(fields, 'name');
  const store = sayable(fields, 'storeName');
  const address = [sayable(fields, 'address').replaceAll(/\s*\n\s*/g, ', '), sayable(fields, 'state')]
    .filter((part) => part !== '')
    .join(', ');
  const phone = spokenPhone(fields.phone.slice(0, longestPhone));
  const issue = sayable(fields, 'issue');
  const email = sayable(fields, 'email');
  const sentences = [
    phone && t('said.phone', { phone }),
    whoSentence(name, store, t),
    issue && t('said.issue', { issue: endWithStop(issue) }),
    serviceSentence(fields, t),
    address && t('said.address', { address }),
    phone && t(fields.isReceiveSms ? 'said.sms' : 'said.noSms'),
    email && t('said.email', { email }),
  ];
  return sentences.filter((sentence) => sentence !== '');
}

/** Signs, blanks and brackets beside the digits included. */
const longestPhone = 40;

/** No more than could be sent: what is too long is marked in its field. */
function sayable(fields: CallFields, name: Exclude<keyof typeof textLimits, 'phone'>): string {
  return fields[name].trim().slice(0, textLimits[name]);
}

function whoSentence(name: string, store: string, t: Translate): string {
  if (name !== '' && store !== '') return t('said.nameAndStore', { name, store });
  if (name !== '') return t('said.name', { name });
  return store && t('said.store', { store });
}

function serviceSentence({ serviceId, priority }: CallFields, t: Translate): string {
  const service = serviceId === null ? undefined : serviceWords(serviceId, t.language).name;
  if (service === undefined) return '';
  if (priority === 0) return t('said.service', { service });
  return t('said.servicePriority', { service, priority: t(priority === 1 ? 'said.high' : 'said.low') });
}

function endWithStop(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : `${text}.`;
}
