/**
 * Who writes in a chat: `merchant` is who needs help, `colleague` passes it on (`Technician Wan`), `helpdesk` asks and answers.
 */
export type ChatSide = 'merchant' | 'colleague' | 'helpdesk';

export function findSideOf(sender: string): ChatSide {
  const name = sender.trim();
  if (helpdesk.test(name)) return 'helpdesk';
  return colleague.test(name) ? 'colleague' : 'merchant';
}

const helpdesk =
  /\b(?:storehub|support|helpdesk|careline|agent|ejen|cs)\b|^(?:you|anda|me|你|您|我)$|^(?:admin|operator|customer (?:service|care)|khidmat pelanggan)(?: \S+)?$|^客服.{0,4}$/iu;

const colleague =
  /^(?:technician|juruteknik|engineer|sales|salesman|telesales)(?!\p{L})|^(?:技术员|技师|业务员?)/iu;

/** Whether a sender says only a part: `Customer`, `客户`, or a letter. */
export function isChatRole(sender: string): boolean {
  return role.test(sender.trim());
}

const role =
  /^(?:caller|customer|cust|client|merchant|owner|user|shop|store|outlet|kedai|pelanggan|pemanggil|peniaga|客户|客戶|顾客|顧客|商家|来电者|來電者|店家|[A-Z])$/iu;
