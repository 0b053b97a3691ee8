import type { TestApp } from "./start-test-app.js";

let written = 0;
/** An address that nobody has used yet. */
export const someone = (): string => `visitor${++written}@example.org`;

/** What a visitor without an account does, each call from a browser of its own. */
export function visitorOf(app: TestApp, categoryId: number) {
  const post = (path: string, body: object) => app.api.anonymous().post(path).send(body);
  const write = (email: string, body: object = {}) =>
    post("/api/guest/complaints", {
      subject: "Charged twice",
      description: "In March.",
      category_id: categoryId,
      email,
      ...body,
    });
  return {
    write,
    /** Writes, and gives what names the draft. @throws Error when it was refused. */
    draftOf: async (email: string, body: object = {}): Promise<string> => {
      const res = await write(email, body);
      if (res.status !== 202) throw new Error(`The draft was answered with ${res.status}`);
      return (res.body as { draft: string }).draft;
    },
    confirm: (draft: string, code: string) => post("/api/guest/complaints/confirm", { draft, code }),
    confirmLink: (token: string) => post("/api/guest/complaints/confirm-link", { token }),
    resend: (draft: string) => post("/api/guest/complaints/code", { draft }),
    /** What has become a complaint of an address. */
    ticketsOf: (email: string) =>
      app.db.rows<{ id: number }>(
        "SELECT t.id FROM tickets t JOIN people p ON p.id = t.customer_id WHERE p.email = $1 ORDER BY t.id",
        [email],
      ),
  };
}
