import { expect, test } from "@jest/globals";
import { buildAdmin, buildPersonWith, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp } from "../../../../test/start-test-app.js";

test("GET /roles says of each whether the caller could give it", async () => {
  const app = await startTestApp();
  const grantable = async (by: BuiltPerson) => {
    const { body } = await app.api.as(by).get("/api/roles").expect(200);
    const roles = (body as { data: { key: string; built_in: boolean; grantable: boolean }[] }).data;
    return roles.filter((role) => role.built_in && role.grantable).map(({ key }) => key);
  };
  const inviter = await buildPersonWith(app.db, {
    sees: "departments",
    permissions: ["people.read", "people.invite", "ticket.create"],
  });
  expect(await grantable(inviter)).toEqual(["customer"]);
  expect(await grantable(await buildAdmin(app.db))).toEqual(["customer", "agent", "supervisor", "admin"]);
  await app.close();
});
