/** Organizations, departments, categories, teams and skills: the feature's one door. */
export { directoryRoutes } from "./routes.js";
export { createOrganization } from "./commands/create-organization.js";
export { createDepartment } from "./commands/create-department.js";
export { createCategory } from "./commands/create-category.js";
export { createTeam } from "./commands/create-team.js";
export { createSkill } from "./commands/create-skill.js";
export { setPersonSkill } from "./commands/set-person-skill.js";
export { findCategory, findDepartment, findSkill, findTeam } from "./queries.js";
export { serves, supervisorIdOf, teamsOfDepartment } from "./teams.js";
