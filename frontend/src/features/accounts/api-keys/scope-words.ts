import type { Scope } from "@redress/backend/contract";
import type { MessageId } from "../../../lib/i18n.js";

/** What each scope lets a key do, as a sentence. */
export const scopeWords: Record<Scope, MessageId> = {
  "complaints:read": "api_keys.scope.complaints_read",
  "complaints:write": "api_keys.scope.complaints_write",
  "people:read": "api_keys.scope.people_read",
  "people:write": "api_keys.scope.people_write",
  "setup:read": "api_keys.scope.setup_read",
  "setup:write": "api_keys.scope.setup_write",
  "operations:read": "api_keys.scope.operations_read",
  "operations:write": "api_keys.scope.operations_write",
  "audit:read": "api_keys.scope.audit_read",
};

export const allScopes = Object.keys(scopeWords) as Scope[];

/** What most keys are for, each with the scopes it takes. */
export const presets = {
  read: ["complaints:read", "people:read", "setup:read"],
  complaints: ["complaints:read", "complaints:write", "people:read", "setup:read"],
} as const satisfies Record<string, readonly Scope[]>;

export type Preset = keyof typeof presets;

export const presetWords: Record<Preset, MessageId> = {
  read: "api_keys.preset.read",
  complaints: "api_keys.preset.complaints",
};
