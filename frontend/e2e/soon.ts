/**
 * How long to wait for what is promised within five seconds: what a busy machine may take for that, and less than the
 * half minute after which pages and processes would come to it by themselves.
 */
export const SOON = { timeout: 20_000 };
