import { queries } from "../../../lib/query.js";

/** A ticket with everything a pane shows. */
export function ticketQuery(id: number) {
  return queries.getTicket({ params: { id: String(id) } });
}

// What seldom changes; a new team or tag is there after a while, or after a reload.
const RARELY = { staleTime: 5 * 60_000 };
export const teamsQuery = { ...queries.listTeams(), ...RARELY };
export const departmentsQuery = { ...queries.listDepartments(), ...RARELY };
export const categoriesQuery = { ...queries.listCategories(), ...RARELY };
export const skillsQuery = { ...queries.listSkills(), ...RARELY };
export const tagsQuery = { ...queries.listTags(), ...RARELY };
