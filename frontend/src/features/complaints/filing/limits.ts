/** The longest texts the server takes, in characters. */
export const SUBJECT_MAX = 200;
export const DESCRIPTION_MAX = 5000;
export const REASON_MAX = 1000;
