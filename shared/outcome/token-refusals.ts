/** The kinds of outcome by which StoreHub refuses a token, itself or its account. */
export const tokenRefusals = ['signed-out', 'account-blocked'] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];
