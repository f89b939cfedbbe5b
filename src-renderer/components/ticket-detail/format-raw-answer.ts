/** Formats JSON over several lines. Returns anything else verbatim. */
export function formatRawAnswer(rawAnswer: string): string {
  try {
    const parsed: unknown = JSON.parse(rawAnswer);
    return typeof parsed === 'object' && parsed !== null ? JSON.stringify(parsed, null, 2) : rawAnswer;
  } catch {
    return rawAnswer;
  }
}
