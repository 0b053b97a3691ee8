/**
 * What an API key may be good for, each as the plain sentence shown to whoever makes one. A scope opens doors and gives
 * no rights: behind them the key may what its owner may at that moment, and no more.
 */
export const scopes = {
  "complaints:read": "Read complaints, messages and files",
  "complaints:write": "File, answer and change complaints",
  "people:read": "Read the list of people and their contact details",
  "people:write": "Add people without an account and sort them into customer groups",
  "setup:read": "Read organizations, categories, teams, tags, SLA policies and settings",
  "setup:write": "Change organizations, categories, teams, tags and SLA policies",
  "operations:read": "See sent mail, imports and background jobs",
  "operations:write": "Send mail again, import complaints and run jobs again",
  "audit:read": "Read the audit",
} as const;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];
