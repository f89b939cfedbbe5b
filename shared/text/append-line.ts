export function appendLine(text: string, line: string): string {
  return text.trim() === '' ? line : `${text.trimEnd()}\n${line}`;
}

/** Appends a line that the text does not have yet. A word of it that is part of another word counts for nothing. */
export function addLine(text: string, line: string): string {
  return `\n${text.trim()}\n`.includes(`\n${line}\n`) ? text : appendLine(text, line);
}
