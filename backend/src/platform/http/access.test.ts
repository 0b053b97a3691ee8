import { expect, test } from "@jest/globals";
import { scopeNames } from "../../contract/index.js";
import { keyActor, personActor } from "../actor.js";
import { requireAccess } from "./access.js";
import type { RequestState } from "./request-state.js";

const owner = personActor({ id: 1, sees: "all", isStaff: true, permissions: [], departmentIds: [], teamIds: [] });
const by = (actor: RequestState["actor"]) => ({ actor }) as RequestState;
const withEveryScope = by(keyActor(owner, { id: 1, scopes: scopeNames }));

test("a route that says nothing of API keys is closed to all of them, also where everybody may come", () => {
  for (const access of ["public", "signed_in"] as const) {
    expect(() => requireAccess({ access }, by(owner))).not.toThrow();
    expect(() => requireAccess({ access }, withEveryScope)).toThrow(expect.objectContaining({ code: "key_refused" }));
    expect(() => requireAccess({ access, keys: "any" }, withEveryScope)).not.toThrow();
  }
});
