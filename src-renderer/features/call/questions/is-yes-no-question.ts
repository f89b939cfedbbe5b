/** Asks for words wherever it stands, in English and Malay. */
const asksForWords =
  /\b(?:which|what|whose|why|how (?:many|much|long|often|far))\b|\b(?:mana|apa|bila|siapa|berapa|bagaimana|kenapa|mengapa)(?:kah)?\b/iu;
/** Asks for words at the beginning of a clause; elsewhere it joins clauses: “when the light blinks”. */
const beginsOpenClause = /(?:^|[,;:]|\b(?:and|or|from|since|until)\b)\s*(?:when|where|who|how)\b/iu;
/** Asks to choose, unless it asks whether there is one of them, or adds “or not”. */
const asksToChoose = /\b(?:or|atau)\b(?! (?:not|tidak|tak|belum)\b)/iu;
const asksWhetherAny = /^\s*(?:is|are) there\b|^\s*(?:do|does) .*\bhave\b|^\s*ada(?:kah)?\b/iu;
/** Before `吗`, these words mean any, or still: `有什么问题吗`, `还是不行吗`. */
const asksInChinese = /哪|谁|几(?!乎)|怎|什么|甚么|多少|多久|何时|还是/u;
const endsAsYesNoInChinese = /[吗吧]\s*$/u;

/** Malay for “any”, such as `apa-apa`. */
const doubledWord = /\b(\p{L}+)-\1\b/giu;

/** Whether Yes or No answers all that is asked. What is in brackets asks nothing. */
export function isYesNoQuestion(question: string): boolean {
  const parts = question
    .replaceAll(/[(（][^)）]*[)）]/g, '')
    .replaceAll(doubledWord, '')
    .split(/[?？。]/);
  return !parts.some(asksMore);
}

function asksMore(part: string): boolean {
  if (asksInChinese.test(part)) return !endsAsYesNoInChinese.test(part);
  return (
    asksForWords.test(part) ||
    beginsOpenClause.test(part) ||
    (asksToChoose.test(part) && !asksWhetherAny.test(part))
  );
}
