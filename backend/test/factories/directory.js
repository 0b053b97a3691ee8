let built = 0;
const nameFor = (what) => `${what} ${++built}`;
async function insert(db, sql, binds) {
    const row = await db.one(`${sql} RETURNING id, name`, binds);
    if (!row)
        throw new Error("The row was not written");
    return row;
}
function buildOrganization(db, { name = nameFor("Organization") } = {}) {
    return insert(db, "INSERT INTO organizations (name) VALUES ($1)", [name]);
}
/** In an organization of its own unless one is named. */
export async function buildDepartment(db, { name = nameFor("Department"), organizationId } = {}) {
    const organization = organizationId ?? (await buildOrganization(db)).id;
    const department = await insert(db, "INSERT INTO departments (name, organization_id) VALUES ($1, $2)", [
        name,
        organization,
    ]);
    return { ...department, organizationId: organization };
}
export async function buildTeam(db, facts = {}) {
    const { name = nameFor("Team"), supervisorId = null, memberIds = [], departmentIds = [] } = facts;
    const team = await insert(db, "INSERT INTO teams (name, supervisor_id) VALUES ($1, $2)", [name, supervisorId]);
    for (const id of memberIds)
        await db.rows("INSERT INTO team_members (team_id, person_id) VALUES ($1, $2)", [team.id, id]);
    for (const id of departmentIds)
        await db.rows("INSERT INTO team_departments (team_id, department_id) VALUES ($1, $2)", [team.id, id]);
    return team;
}
export function buildCategory(db, facts = {}) {
    const { name = nameFor("Category"), defaultPriority = "medium", departmentId = null, teamId = null, skillId = null, archived = false, } = facts;
    return insert(db, `INSERT INTO categories (name, default_priority, department_id, team_id, skill_id, archived_at)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $6::boolean THEN app_now() END)`, [name, defaultPriority, departmentId, teamId, skillId, archived]);
}
/** `levels`: person id -> 1 to 5. */
export async function buildSkill(db, { name = nameFor("Skill"), levels = {} } = {}) {
    const skill = await insert(db, "INSERT INTO skills (name) VALUES ($1)", [name]);
    for (const [personId, level] of Object.entries(levels)) {
        await db.rows("INSERT INTO person_skills (person_id, skill_id, level) VALUES ($1, $2, $3)", [
            Number(personId),
            skill.id,
            level,
        ]);
    }
    return skill;
}
//# sourceMappingURL=directory.js.map