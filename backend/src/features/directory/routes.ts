import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { mountCategories } from "./category-routes.js";
import { mountCustomerGroups } from "./customer-group-routes.js";
import { mountDepartments } from "./department-routes.js";
import { mountOrganizations } from "./organization-routes.js";
import { mountSkills } from "./skill-routes.js";
import { mountTeams } from "./team-routes.js";

export function directoryRoutes(mount: Mount, services: Services): void {
  mountOrganizations(mount, services);
  mountDepartments(mount, services);

  mountCategories(mount, services);
  mountTeams(mount, services);
  mountSkills(mount, services);
  mountCustomerGroups(mount, services);
}
