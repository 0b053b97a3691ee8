import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildCategory } from "../../../../test/factories/index.js";
import { hours, longDays, onePromise, openPolicyDesk, type PolicyDesk } from "../../../../test/policy-desk.js";
import { createSlaPolicyBody } from "../../../contract/index.js";
import { resolveDraft } from "./draft.js";

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk();
});
afterAll(() => desk.app.close());

const draft = (body: object) =>
  createSlaPolicyBody.parse({ name: "Draft", calendar_id: desk.calendar.id, targets: onePromise, ...body });
const twoDays = { targets: { ...onePromise, critical: { resolution: hours("2d") } } };
const fields = (...names: string[]) => ({
  code: "validation",
  details: { errors: names.map((field) => expect.objectContaining({ field })) },
});

test("A draft is told as it would be saved, and nothing is", async () => {
  const before = await desk.counts();
  const resolved = await resolveDraft(desk.app.db, draft({ ...twoDays, warn_percents: [90, 50] }));
  expect(resolved).toMatchObject({
    name: "Draft",
    calendarId: desk.calendar.id,
    warnPercents: [50, 90],
    validFrom: null,
  });
  expect(resolved.targets.critical).toEqual({
    first_response: null,
    next_response: null,
    update: null,
    resolution: { kind: "working", seconds: 50_400, typed: "2d" },
  });
  expect(await desk.counts()).toEqual(before);
});

test("Hours that are not saved yet stand in for the calendar's, also where there is none yet", async () => {
  const read = (calendar_id: number) =>
    resolveDraft(desk.app.db, draft({ ...twoDays, calendar_id }), { draftHours: longDays });
  for (const id of [desk.calendar.id, 999_999])
    expect((await read(id)).targets.critical.resolution).toMatchObject({ seconds: 72_000 });
  await expect(resolveDraft(desk.app.db, draft({ calendar_id: 999_999 }))).rejects.toMatchObject(fields("calendar_id"));
});

test("A draft of a policy that is there may name what it names already, and is judged as what it is", async () => {
  const category = await buildCategory(desk.app.db);
  const conditions = { category_ids: [category.id] };
  const { id } = await desk.add({ conditions });
  await desk.app.db.rows("UPDATE categories SET archived_at = app_now() WHERE id = $1", [category.id]);
  const resolve = (policyId: number | null) => resolveDraft(desk.app.db, draft({ conditions }), { policyId });
  expect((await resolve(id)).conditions.category_ids).toEqual([category.id]);
  await expect(resolve(null)).rejects.toMatchObject(fields("conditions.category_ids"));
  await expect(resolve(desk.defaultId)).rejects.toMatchObject(fields("conditions.category_ids"));
  await expect(resolve(999_999)).rejects.toMatchObject({ code: "not_found" });
});
