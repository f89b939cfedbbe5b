/** Obviously nobody's token. */
export const token = 'tk_test567890abcdefghijklmnopqrstuvwxyz';
