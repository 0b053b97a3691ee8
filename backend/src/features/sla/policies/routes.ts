import { notFound } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";

export function mountPolicies(mount: Mount, _services: Services): void {
  for (const name of ["listSlaPolicies", "getSlaPolicy", "createSlaPolicy", "updateSlaPolicy", "moveSlaPolicy", "deleteSlaPolicy", "listSlaPolicyVersions"] as const)
    mount(name, () => { throw notFound("Policy"); });
}
