/** Organizations, departments, categories, teams, skills and customer groups: the feature's one door. */
export { directoryRoutes } from "./routes.js";
export { createOrganization } from "./commands/create-organization.js";
export { createDepartment } from "./commands/create-department.js";
export { createCategory } from "./commands/create-category.js";
export { createTeam } from "./commands/create-team.js";
export { createSkill } from "./commands/create-skill.js";
export { setSkillLevels } from "./commands/set-skill-levels.js";
export { setPersonTeams } from "./commands/set-person-teams.js";
export { findCategory, languagesOf, listCategories, readingLanguages } from "./categories.js";
export { meantBy, pathOf, readCategoryNames } from "./category-names.js";
export { groupsColumn } from "./customer-groups.js";
export { findDepartment, listDepartments } from "./organizations.js";
export { addresseeColumn, presentAddressee, type AddresseeRow } from "./addressee.js";
export { findSkill } from "./skills.js";
export { findTeam, serves, supervisorIdOf, teamsOfDepartment } from "./teams.js";
export { withUniqueName } from "./unique-name.js";
