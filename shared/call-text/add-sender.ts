import { addField, findTextField, hasField, type ParserState } from './parser-state';
import { findPersonOfSender, findShopOfSender, isPhoneNumber } from './strip-chat-headers';

/** Takes the sender of a chat for the caller, if the contact is saved by a name alone. */
export function parseSender(read: ParserState): void {
  const contact = getContact(read);
  if (contact !== '' && findPersonOfSender(contact) === contact) addPerson(read, contact);
}

/**
 * Fills in the person and the shop that a contact is saved as: `Kak Ros Laundry`. What the messages say comes first: if they
 * name somebody else, `Mat Jenin Catering` is a shop.
 */
export function addSender(read: ParserState): void {
  const contact = getContact(read);
  const person = findPersonOfSender(contact);
  if (person !== '') addPerson(read, person);
  const isOther = person !== '' && person !== contact && findTextField(read, 'name')?.value !== person;
  const shop = findShopOfSender(contact) ?? (isOther ? contact : undefined);
  if (shop !== undefined && read.sender !== undefined && !hasField(read, 'storeName'))
    addField(read, 'storeName', read.sender, shop);
}

function addPerson(read: ParserState, value: string): void {
  if (read.sender !== undefined && !hasField(read, 'name'))
    read.fields.push({ field: 'name', value, from: read.sender });
}

/** WhatsApp shows unsaved contacts as their number. */
function getContact({ source, sender }: ParserState): string {
  const contact = sender === undefined ? '' : source.text.slice(...sender).trim();
  return isPhoneNumber(contact) ? '' : contact;
}
