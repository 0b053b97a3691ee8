import type { Client } from "pg";
import { createPasswords } from "../../../src/features/accounts/index.js";
import { testConfig } from "../../../test/test-config.js";
import { copyInto, type Value } from "./copy-rows.js";
import * as world from "./world.js";

/** Everything that tickets are about, and everybody. @returns the category that every desk has. */
export async function loadDirectory(client: Client, tickets: number): Promise<number> {
  const before = new Date(world.NOW.getTime() - 1_100 * 86_400_000);
  const fill = async (table: string, columns: readonly string[], rows: Iterable<readonly Value[]>) => {
    const copy = copyInto(client, table, columns);
    for (const row of rows) {
      copy.add(row);
      await copy.drained();
    }
    await copy.end();
  };
  const { rows: roles } = await client.query<{ id: number; key: string }>("SELECT id::integer, key FROM roles");
  const roleIds = new Map(roles.map(({ id, key }) => [key, id]));
  const roleId = (key: string) => roleIds.get(key) ?? null;
  const password = await createPasswords(testConfig("")).hash(world.PASSWORD);
  const { rows: categories } = await client.query<{ id: number }>("SELECT min(id)::integer AS id FROM categories");

  await fill(
    "organizations",
    ["id", "name"],
    world.organizations.map(({ id, name }) => [id, name]),
  );
  await fill(
    "departments",
    ["id", "organization_id", "name"],
    world.departments.map(({ id, organizationId, name }) => [id, organizationId, name]),
  );
  await fill(
    "skills",
    ["id", "name"],
    world.skills.map(({ id, name }) => [id, name]),
  );
  await fill(
    "teams",
    ["id", "name"],
    world.teams.map(({ id, name }) => [id, name]),
  );
  await fill(
    "team_departments",
    ["team_id", "department_id"],
    world.teams.map(({ id }) => [id, id]),
  );
  await fill(
    "people",
    ["id", "full_name", "email", "email_verified_at", "password_hash", "role_id", "created_at", "locale"],
    people(tickets, { before, password, roleId }),
  );
  await fill(
    "team_members",
    ["team_id", "person_id"],
    world.staff.flatMap(({ id, teamIds }) => teamIds.map((team) => [team, id])),
  );
  await fill(
    "person_skills",
    ["person_id", "skill_id", "level"],
    world.staff
      .filter(({ role }) => role !== "admin")
      .map(({ id }) => [id, (id % world.skills.length) + 1, (id % 5) + 1]),
  );
  await fill(
    "categories",
    ["id", "parent_id", "name", "department_id", "team_id", "skill_id"],
    world.categories.map((it) => [it.id, it.parentId, it.name, it.departmentId, it.departmentId, it.skillId]),
  );
  await fill(
    "tags",
    ["id", "name"],
    Array.from({ length: world.TAGS }, (_, i) => [i + 1, i === 0 ? "vip" : `topic ${i}`]),
  );
  return categories[0]?.id ?? 1;
}

function* people(
  tickets: number,
  { before, password, roleId }: { before: Date; password: string; roleId: (key: string) => number | null },
): Iterable<Value[]> {
  for (const { id, fullName, email, role } of world.staff)
    yield [id, fullName, email, before, password, roleId(role), before, "en"];
  for (let n = 0; n < world.customersOf(tickets); n += 1) {
    const { id, fullName, email, language } = world.customerAt(n);
    yield [id, fullName, email, email && before, null, roleId("customer"), before, language];
  }
}
