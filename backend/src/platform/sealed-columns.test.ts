import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { createSecretKey, randomBytes } from "node:crypto";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { rotateSecrets } from "../rotate-secrets.js";
import { openDatabase, type Database } from "./db.js";
import { reseal, sealedColumns } from "./sealed-columns.js";
import { createVault } from "./vault.js";

const newKey = (id: string) => ({ id, key: createSecretKey(randomBytes(32)) });
const [a, b] = [newKey("a"), newKey("b")];
const [old, both] = [createVault([a]), createVault([b, a])];
const column = { table: "mailboxes", column: "password", subject: "mailbox", key: "id" };

let database: TestDatabase;
let db: Database;
let ownerDb: Database;

beforeAll(async () => {
  database = await cloneDatabase(serverOfRun());
  db = openDatabase(database.appUrl, { poolSize: 3 });
  ownerDb = openDatabase(database.ownerUrl, { poolSize: 1 });
  await ownerDb.rows("CREATE TABLE mailboxes (id bigint PRIMARY KEY, password text)");
  await ownerDb.rows("COMMENT ON COLUMN mailboxes.password IS 'sealed: mailbox:{id}\nof the mail server'");
  await ownerDb.rows(`GRANT ALL ON mailboxes TO "${new URL(database.appUrl).username}"`);
});

afterAll(async () => {
  await Promise.all([db.close(), ownerDb.close()]);
  await database.drop();
});

beforeEach(async () => {
  await db.rows("DELETE FROM mailboxes");
});

const keep = (id: number, sealed: string | null) =>
  db.rows("INSERT INTO mailboxes (id, password) VALUES ($1, $2)", [id, sealed]);
const kept = async (id: number) =>
  (await db.one<{ password: string }>("SELECT password FROM mailboxes WHERE id = $1", [id]))?.password ?? "";

async function rotate(keys = [b, a]) {
  const said: string[] = [];
  await rotateSecrets({ encryptionKeys: keys }, db, (line) => void said.push(line));
  return said.filter((line) => !/^(?!mailboxes)[a-z_]+\.[a-z_]+: 0 /.test(line));
}

test("sealed columns are found by their comments", async () => {
  expect(await sealedColumns(db)).toContainEqual(column);
});

test("everything sealed with an old key is sealed with the new one, and opens as before", async () => {
  for (let id = 1; id <= 450; id += 1) await keep(id, old.seal(`mailbox:${id}`, `secret ${id}`));
  await keep(451, both.seal("mailbox:451", "secret 451"));
  await keep(452, null);

  expect(await rotate()).toEqual([
    'mailboxes.password: 450 sealed anew with the key "b".',
    'The key "b" seals 451.',
    expect.stringMatching(/^The key "a" seals nothing here any more/),
  ]);
  const alone = createVault([b]);
  for (const id of [1, 9, 10, 200, 201, 450, 451])
    expect(alone.open(`mailbox:${id}`, await kept(id))).toBe(`secret ${id}`);
  expect(await rotate()).toContain('mailboxes.password: 0 sealed anew with the key "b".');
});

test("a run that was cut short goes on with the rest", async () => {
  for (let id = 1; id <= 450; id += 1) await keep(id, old.seal(`mailbox:${id}`, "secret"));
  let batches = 0;
  const breaking: Database = {
    ...db,
    transaction: (body) => {
      batches += 1;
      return batches > 1 ? Promise.reject(new Error("killed")) : db.transaction(body);
    },
  };
  await expect(reseal(breaking, both, column)).rejects.toThrow("killed");

  const { resealed } = await reseal(db, both, column);
  expect(resealed).toBe(250);
});

test("what does not open is named and left, the rest is done, and its key is to be kept", async () => {
  await keep(1, old.seal("mailbox:1", "secret"));
  const copied = old.seal("mailbox:1", "secret");
  await keep(2, copied);
  const lost = createVault([newKey("lost")]).seal("mailbox:3", "secret");
  await keep(3, lost);

  await expect(rotate()).rejects.toThrow(
    /^2 do not open .*\n.*mailbox:2 .*\n {2}mailbox:3 was sealed with the key "lost"/,
  );
  expect(both.open("mailbox:1", await kept(1))).toBe("secret");
  expect([await kept(2), await kept(3)]).toEqual([copied, lost]);
});

test("a text that somebody changes meanwhile stays as they made it", async () => {
  await keep(1, old.seal("mailbox:1", "before"));
  const changing: Database = {
    ...db,
    transaction: (body) =>
      db.transaction(async (tx) =>
        body({
          ...tx,
          rows: async (sql, binds) => {
            if (sql.includes("UPDATE"))
              await db.rows("UPDATE mailboxes SET password = $1", [both.seal("mailbox:1", "new")]);
            return tx.rows(sql, binds);
          },
        }),
      ),
  };

  const { resealed } = await reseal(changing, both, column);
  expect(resealed).toBe(0);
  expect(both.open("mailbox:1", await kept(1))).toBe("new");
});

test("a comment that does not say what a column is sealed for stops the run", async () => {
  await ownerDb.rows("COMMENT ON COLUMN mailboxes.password IS 'sealed with the vault'");
  try {
    await expect(rotate()).rejects.toThrow("mailboxes.password");
  } finally {
    await ownerDb.rows("COMMENT ON COLUMN mailboxes.password IS 'sealed: mailbox:{id}'");
  }
});
