import type { Permission } from "../../../contract/index.js";

/** Keys work as long as their owner may make them: whoever loses that right has none that open anything. */
export const KEY_OWNERS_RIGHT = "api_keys.make" satisfies Permission;

export const mayHaveKeys = (permissions: readonly Permission[]): boolean => permissions.includes(KEY_OWNERS_RIGHT);
