import type { Span } from './consumable-text';
import { findTextField, hasField, type ParserState } from './parser-state';
import type { Sender } from './read-chat-transcript';
import { findPersonOfSender, findShopOfSender, isPhoneNumber } from './split-contact-name';

/** Takes the sender of a chat for the caller, if the contact is saved by a name alone. */
export function parseSender(read: ParserState): void {
  const sender = getContact(read);
  if (sender === undefined || sender.isFallback) return;
  if (findPersonOfSender(sender.name) === sender.name) addOfSender(read, sender, 'name', sender.name);
}

/**
 * Fills in the person and the shop that a contact is saved as: `Kak Ros Laundry`. What the messages say comes first: if they
 * name somebody else, `Mat Jenin Catering` is a shop.
 */
export function addSender(read: ParserState): void {
  const sender = getContact(read);
  if (sender === undefined) return;
  const person = findPersonOfSender(sender.name);
  if (person !== '') {
    if (sender.isFallback) dropShortName(read, person);
    addOfSender(read, sender, 'name', person);
  }
  const isOther = person !== '' && person !== sender.name && findTextField(read, 'name')?.value !== person;
  const shop = findShopOfSender(sender.name) ?? (isOther ? sender.name : undefined);
  if (shop !== undefined) addOfSender(read, sender, 'storeName', shop);
}

function addOfSender(read: ParserState, sender: Sender, field: 'name' | 'storeName', value: string): void {
  if (!hasField(read, field)) read.fields.push({ field, value, from: findSpan(sender, value) });
}

function findSpan({ name, from }: Sender, value: string): Span {
  const at = name.indexOf(value);
  return at < 0 ? from : [from[0] + at, from[0] + at + value.length];
}

/** A mail from `Hafiz Rahman` is signed by `Hafiz`. */
function dropShortName(read: ParserState, person: string): void {
  const name = findTextField(read, 'name');
  const words = person.toLowerCase().split(/\s+/);
  if (name !== undefined && words.length > 1 && words.includes(name.value.toLowerCase()))
    read.fields = read.fields.filter((one) => one !== name);
}

/** WhatsApp shows unsaved contacts as their number. */
function getContact({ sender }: ParserState): Sender | undefined {
  return sender === undefined || isPhoneNumber(sender.name) ? undefined : sender;
}
