/** Above 0 if `version` is newer than `than`, below 0 if it is older. What stands behind a hyphen is ignored. */
export function compareVersions(version: string, than: string): number {
  const [wanted, own] = [version, than].map((text) => text.split(/[.-]/, 3).map(Number));
  const at = wanted?.findIndex((part, index) => part !== own?.[index]) ?? -1;
  return at === -1 ? 0 : (wanted?.[at] ?? 0) - (own?.[at] ?? 0);
}
