import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildPerson,
  buildSkill,
  buildSupervisor,
  buildTeam,
  type BuiltPerson,
} from "../factories/index.js";
import type { TestApp } from "../start-test-app.js";

export interface StaffDirectory {
  /** Complained; signs in with `password`, as everybody here. */
  owner: BuiltPerson;
  stranger: BuiltPerson;
  /** In the team that the complaint lies with. */
  agent: BuiltPerson;
  /** In another organization's only team. */
  foreignAgent: BuiltPerson;
  /** The same, and reads the mail that was sent about what they see. */
  foreignSupervisor: BuiltPerson;
  /** In the complaint's team, with a role that an admin made: sees teams, replies, and nothing else. */
  helper: BuiltPerson;
  /** With a role that an admin made: sees everything and reads the audit, and nothing else. */
  auditor: BuiltPerson;
  supervisor: BuiltPerson;
  admin: BuiltPerson;
  deactivated: BuiltPerson;
  staffIds: Record<string, number>;
}

export const password = "a password of the matrix";

/** Two organizations with a department and a team each, and somebody in every position towards the one complaint. */
export async function buildStaffDirectory({ db, ownerDb }: TestApp): Promise<StaffDirectory> {
  await ownerDb.rows(
    `INSERT INTO roles (key, name, built_in, is_staff, sees, permissions)
     VALUES ('helper', 'Helper', false, true, 'teams', ARRAY['ticket.reply', 'people.read']),
            ('auditor', 'Auditor', false, true, 'all', ARRAY['audit.read'])`,
  );
  await ownerDb.rows(
    `INSERT INTO roles (key, name, built_in, is_staff, sees, permissions)
     SELECT 'mail_reader', 'Supervisor who reads mail', false, true, sees, permissions || ARRAY['mail.read'] FROM roles WHERE key = 'supervisor'`,
  );
  const people = {
    owner: await buildCustomer(db, { password }),
    stranger: await buildCustomer(db, { password }),
    agent: await buildAgent(db, { password }),
    foreignAgent: await buildAgent(db, { password }),
    foreignSupervisor: await buildPerson(db, { role: "mail_reader", password }),
    helper: await buildPerson(db, { role: "helper", password }),
    auditor: await buildPerson(db, { role: "auditor", password }),
    supervisor: await buildSupervisor(db, { password }),
    admin: await buildAdmin(db, { password }),
    deactivated: await buildPerson(db, { role: "admin", deactivated: true }),
  };
  // So that no admin is the last one.
  await buildAdmin(db);
  const department = await buildDepartment(db);
  const elsewhere = await buildDepartment(db);
  const team = await buildTeam(db, {
    memberIds: [people.agent.id, people.helper.id, people.supervisor.id],
    supervisorId: people.supervisor.id,
    departmentIds: [department.id],
  });
  await buildTeam(db, {
    memberIds: [people.foreignAgent.id, people.foreignSupervisor.id],
    departmentIds: [elsewhere.id],
  });
  const skill = await buildSkill(db, { levels: { [people.agent.id]: 3 } });
  const category = await buildCategory(db, { departmentId: department.id });
  // So that the first can be archived and moved.
  await buildCategory(db);
  return {
    ...people,
    staffIds: {
      owner: people.owner.id,
      department: department.id,
      organization: department.organizationId,
      team: team.id,
      skill: skill.id,
      category: category.id,
    },
  };
}
