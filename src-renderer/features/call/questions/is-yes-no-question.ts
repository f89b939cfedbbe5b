/** What an open question begins with, in English, or has in it, in Malay and Chinese. */
const asksForWords =
  /^\s*(?:which|what|when|who|where|why|how|since when)\b|\b(?:mana|apa|bila|siapa|berapa|bagaimana|kenapa|mengapa)\b|[哪谁几怎]|什么|多少|何时/iu;

/** Whether Yes and No may answer a question. Of several questions, the first one counts. */
export function isYesNoQuestion(question: string): boolean {
  const [first = ''] = question.split(/[?？]/);
  return !asksForWords.test(first);
}
