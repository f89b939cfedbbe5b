/**
 * In `Puan Siti/012-345 6789/Kedai Maju`, slashes without blanks divide the fields: a phone number or Chinese stands beside
 * one of them. `a/l`, `SS2/24` and `refund/void` stay as they are. In `店: 美珍 / Imago / 问题: 死机`, those with blanks divide
 * labelled fields. The text keeps its length.
 */
export function splitAtSlashes(text: string): string {
  const divided = beforeLabel.test(text) ? text.replaceAll(/(?<=\s)\/(?=\s)/g, '|') : text;
  const isAddressOfPage = /https?:\/\/|www\.|wa\.me/i.test(text);
  return !isAddressOfPage && dividesFields.test(divided)
    ? divided.replaceAll(slashBetweenFields, '|')
    : divided;
}

const beforeLabel = /\s\/\s[\p{L} ]{1,15}[:：]\s/u;
const dividesFields =
  /(?:\d[\d -]{7,12}\d|\p{Script=Han}{2})\/[\p{L}\d]|[\p{L}\d]\/(?:\+?\d[\d -]{7,12}\d|\p{Script=Han}{2})/u;
const slashBetweenFields =
  /(?<=[\p{L}\p{N})]{2})\/(?=[\p{L}\p{N}+(]{2})(?!(?<=(?<!\d)\d{1,3}\/)\d{1,3}(?!\d))/gu;
