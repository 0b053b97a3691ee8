import type { QueryClient } from "@tanstack/react-query";
import type { DepartmentDetail, OrganizationDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../lib/api-problem.js";
import { keyOf, refetch } from "../../lib/query.js";

/** What the server answered is what is shown; whatever lists it asks anew. */
export async function keepOrganization(cache: QueryClient, organization: OrganizationDetail): Promise<void> {
  cache.setQueryData(keyOf("getOrganization", { params: { id: String(organization.id) } }), organization);
  await refreshLists(cache);
}

export async function keepDepartment(cache: QueryClient, department: DepartmentDetail): Promise<void> {
  cache.setQueryData(keyOf("getDepartment", { params: { id: String(department.id) } }), department);
  await refreshLists(cache);
}

/** After a refusal because somebody was faster: shows theirs, and returns it for the form. */
export async function keepTheirs<Present>(
  error: unknown,
  keep: (present: Present) => Promise<void>,
): Promise<Present | null> {
  if (!(error instanceof ApiProblem) || !error.is("stale_version")) return null;
  const present = error.current as Present;
  await keep(present);
  return present;
}

async function refreshLists(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listOrganizations", "listDepartments", "listTeams", "listCategories"]);
}
