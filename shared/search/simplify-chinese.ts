import simplifiedCharacters from './simplified-characters.json' with { type: 'json' };

/** The traditional characters that have a simplified form. */
export const traditionalCharacters = simplifiedCharacters.traditional;

const first = 0x4e00;
/**
 * The simplified form of each ideograph from `first` on, by its code unit. A table, because a search converts many
 * texts, most of which need no change.
 */
const simplifiedUnits = Uint16Array.from({ length: 0xa000 - first }, (_, at) => first + at);
for (let at = 0; at < traditionalCharacters.length; at += 1) {
  simplifiedUnits[traditionalCharacters.charCodeAt(at) - first] =
    simplifiedCharacters.simplified.charCodeAt(at);
}

/** Replaces traditional Chinese characters by their simplified forms, one for one. Source: data-licences.md. */
export function simplifyChinese(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((simplifiedUnits[unit - first] ?? unit) !== unit) return simplifyFrom(text, at);
  }
  return text;
}

function simplifyFrom(text: string, start: number): string {
  let simplified = text.slice(0, start);
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    simplified += String.fromCharCode(simplifiedUnits[unit - first] ?? unit);
  }
  return simplified;
}
