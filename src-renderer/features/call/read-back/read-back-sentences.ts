import type { CallFields } from '../../../../shared/calls/call';
import { chineseTownName } from '../../../../shared/gazetteer/town-aliases';
import { regionWord } from '../../../../shared/regions/translate-region';
import { groupDigits } from '../../../../shared/phone/phone-kind';
import { serviceWords } from '../../../../shared/tickets/services';
import { textLimits } from '../../../../shared/tickets/create-ticket-request';
import type { TrustedPart } from '../../../../shared/calls/field-provenance';
import type { Translate } from '../../../i18n/translate';

/** One sentence, and the parts that a yes to it confirms; none where it says nothing that is marked. */
export type Said = { readonly sentence: string; readonly parts: readonly TrustedPart[] };

/**
 * The sentences to say to the caller: only for what is filled in, in the order of the screen. `near` is where the pin
 * lies, as far as it is known.
 */
export function readBack(
  fields: CallFields,
  t: Translate,
  near?: { readonly town: string; readonly state: string },
): readonly Said[] {
  const name = sayable(fields, 'name');
  const store = sayable(fields, 'storeName');
  const region = regionWord(sayable(fields, 'state'), t.language);
  const address = [sayable(fields, 'address').replaceAll(/\s*\n\s*/g, ', '), region]
    .filter((part) => part !== '')
    .join(', ');
  // The groups stay on one line, as the eye reads them.
  const phone = groupDigits(fields.phone.slice(0, longestPhone)).replaceAll(' ', '\u00a0');
  const issue = sayable(fields, 'issue');
  const email = sayable(fields, 'email');
  const said: readonly Said[] = [
    { sentence: phone && t('readBack.phone', { phone }), parts: ['phone'] },
    { sentence: whoSentence(name, store, t), parts: ['name', 'storeName'] },
    { sentence: issue && t('readBack.issue', { issue: endWithStop(issue) }), parts: ['issue'] },
    { sentence: serviceSentence(fields, t), parts: ['serviceId'] },
    { sentence: address && t('readBack.address', { address }), parts: ['address', 'state'] },
    { sentence: near === undefined ? '' : nearSentence(near, t), parts: ['pin'] },
    { sentence: phone && t(fields.isReceiveSms ? 'readBack.sms' : 'readBack.noSms'), parts: [] },
    { sentence: email && t('readBack.email', { email }), parts: [] },
  ];
  return said.filter(({ sentence }) => sentence !== '');
}

/** Signs, blanks and brackets beside the digits included. */
const longestPhone = 40;

/** No more than could be sent: what is too long is marked in its field. */
function sayable(fields: CallFields, name: Exclude<keyof typeof textLimits, 'phone'>): string {
  return fields[name].trim().slice(0, textLimits[name]);
}

/** A city that is called as its state is needs no second name. */
function nearSentence(
  { town, state }: { readonly town: string; readonly state: string },
  t: Translate,
): string {
  const region = regionWord(state, t.language);
  const chineseName = t.language === 'zh' ? chineseTownName(town) : undefined;
  const said = chineseName ?? town;
  if (said === region) return t('readBack.nearTown', { town: said });
  // Chinese names stand without a blank, others with one.
  const isApart = t.language === 'zh' && chineseName === undefined;
  return t('readBack.near', { town: isApart ? ` ${said}` : said, state: region });
}

function whoSentence(name: string, store: string, t: Translate): string {
  if (name !== '' && store !== '') return t('readBack.nameAndStore', { name, store });
  if (name !== '') return t('readBack.name', { name });
  return store && t('readBack.store', { store });
}

function serviceSentence({ serviceId, priority }: CallFields, t: Translate): string {
  const service = serviceId === null ? undefined : serviceWords(serviceId, t.language).name;
  if (service === undefined) return '';
  if (priority === 0) return t('readBack.service', { service });
  return t('readBack.servicePriority', {
    service,
    priority: t(priority === 1 ? 'readBack.high' : 'readBack.low'),
  });
}

function endWithStop(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : `${text}.`;
}
