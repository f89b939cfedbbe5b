/** Whether five digits are those of something else than a town: `terminal 81100 offline`. */
export function isOtherCode(before: string, value: string): boolean {
  return /^\d{5}/.test(value) && codeInFront.test(before);
}

const codeInFront =
  /(?<!\p{L})(?:terminal|order|pesanan|table|meja|voucher|baucar|code|kod|ref|id|ticket|tiket|case|kes|invoice|invois|account|akaun|password|lane|model|serial|error|version|item|sku|total|rm|queue|receipt|resit|bill?)\s*(?:no\.?|number|nombor|id|code)?\s*[:#]?\s*$/iu;
