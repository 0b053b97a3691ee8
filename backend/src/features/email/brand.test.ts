import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db);
});
afterEach(() => app.close());

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAUsKcKAAAAABJRU5ErkJggg==",
  "base64",
);

/** The mail that the customer gets when somebody replies. */
async function replyMail(): Promise<{ html: string; text: string }> {
  const agent = await buildAgent(app.db);
  const { id } = await buildTicket(app.services, {});
  await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: "We look at it." });
  await app.jobs.runAll();
  const mail = await app.db.one<{ html: string; text: string }>(
    "SELECT html, text FROM mails WHERE template = 'customer.comment' ORDER BY id DESC LIMIT 1",
  );
  if (!mail) throw new Error("No mail was written");
  return mail;
}

test("mails carry the desk's name and the product's colour while nothing else is set", async () => {
  const { html, text } = await replyMail();
  expect(html).toContain("background:#3b50ce;color:#ffffff");
  expect(html).toContain(">Redress</p>");
  expect(html).not.toContain("<img");
  expect(text.trimEnd()).toMatch(/--\nRedress$/);
});

test("mails carry the desk's logo, a colour that can be read, and its contact line, escaped", async () => {
  await app.api
    .as(admin)
    .patch("/api/settings")
    .send({ name: "City Water", accent: "#ffd400", support_contact: "Call <030> 12" });
  const { logo_url: logo, colours } = (
    await app.api.as(admin).put("/api/settings/logo").attach("files", pixel, "logo.png")
  ).body;
  const { html, text } = await replyMail();
  expect(html).toContain(`background:${colours.light.accent};color:${colours.light.on_accent}`);
  expect(html).toContain(`<img src="http://localhost:5000${logo.replace("=", "&#x3D;")}" alt="City Water"`);
  expect(html).toContain("Call &lt;030&gt; 12");
  expect(text.trimEnd()).toMatch(/--\nCity Water\nCall <030> 12$/);
});
