import { expect, test } from "@jest/globals";
import { endpoints, type Endpoint, type RouteName } from "./index.js";

const names = Object.keys(endpoints) as RouteName[];
const shapeOf = (name: RouteName): Endpoint => endpoints[name];

/** Written by hand: whoever takes one out has to take it out here too. */
const wholly: readonly RouteName[] = [
  "beginTwoFactor",
  "changeEmail",
  "createApiKey",
  "createRole",
  "deleteMe",
  "deletePerson",
  "deleteRole",
  "exportAudit",
  "exportMe",
  "invitePeople",
  "invitePerson",
  "removeTwoFactor",
  "renewRecoveryCodes",
  "resendInvitation",
  "turnTwoFactorOff",
  "updateRole",
];
const inPart: Partial<Record<RouteName, readonly string[]>> = {
  updatePerson: ["role", "deactivated"],
  updateSettings: ["two_factor_required"],
};

test("What gives power, or cannot be taken back, is for somebody who has just shown who they are", () => {
  expect(names.filter((name) => shapeOf(name).recent === true).sort()).toEqual(wholly);
  const listed = names.flatMap((name) => {
    const { recent } = shapeOf(name);
    return typeof recent === "object" ? [[name, recent] as const] : [];
  });
  expect(Object.fromEntries(listed)).toEqual(inPart);
});

test("A field for which it is demanded is one that the body has", () => {
  for (const [name, fields] of Object.entries(inPart) as [RouteName, readonly string[]][]) {
    const body = shapeOf(name).body as unknown as { shape: Record<string, unknown> };
    expect(Object.keys(body.shape)).toEqual(expect.arrayContaining([...fields]));
  }
});
