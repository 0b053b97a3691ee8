import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { foldWords } from "./fold-words.js";
import { startSearchDesk, type SearchDesk } from "./testing/search-desk.js";

let app: SearchDesk["app"];
let agent: SearchDesk["agent"];
let outsider: SearchDesk["outsider"];
let customer: SearchDesk["customer"];
let search: SearchDesk["search"];
let finds: SearchDesk["finds"];
let suggested: SearchDesk["suggested"];
let snippets: SearchDesk["snippets"];
let say: SearchDesk["say"];
let file: SearchDesk["file"];
let speaks: SearchDesk["speaks"];
beforeAll(async () => {
  ({ app, agent, outsider, customer, search, finds, suggested, snippets, say, file, speaks } = await startSearchDesk());
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

describe("words", () => {
  test.each([
    ["en", "They refunded my payments", "refund", "refunding payment"],
    ["de", "Die Rechnungen wurden zweimal geschickt", "rechnung", "schickt? Rechnungen"],
    ["fr", "Mes réclamations sont restées sans réponse", "réclamation", "reclamations"],
    ["es", "Las devoluciones no llegaron", "devolución", "devoluciones"],
    ["ru", "Мои жалобы никто не читает", "жалоба", "жалобу"],
  ])("are found by another form in %s", async (locale, description, ...asked) => {
    const id = await file("x", description, (await speaks(locale)).id);
    for (const text of asked.filter((one) => !one.includes("?")))
      expect([text, await finds(agent, text)]).toEqual([text, [id]]);
  });

  test("of a language that nobody stems are found as they are, with and without accents", async () => {
    const id = await file("Sťažnosť", "Žiadam o vrátenie peňazí", (await speaks("sk")).id);
    expect(await finds(agent, "vratenie penazi")).toEqual([id]);
    expect(await finds(agent, "sťažnosť")).toEqual([id]);
  });

  test("of scripts without blanks are found by letters that follow each others whole", async () => {
    const id = await file("我要投诉这家公司", "أريد استرداد أموالي", (await speaks("zh")).id);
    expect(await finds(agent, "投诉")).toEqual([id]);
    expect(await finds(agent, "诉投")).toEqual([]);
    expect(await finds(agent, "استرداد")).toEqual([id]);
  });

  test("numbers, addresses and codes are found exactly", async () => {
    const id = await file("Parcel ORD-2024/778", "Pay 49.90 to luis.mora@example.com, not to 4990");
    const near = await file("Parcel ORD-2024/77", "Pay 49.9 to mora@example.com");
    expect(await finds(agent, "ORD-2024/778")).toEqual([id]);
    expect(await finds(agent, "ORD-2024/77")).toEqual([near]);
    expect(await finds(agent, "49.90")).toEqual([id]);
    expect(await finds(agent, "luis.mora@example.com")).toEqual([id]);
    expect(await finds(agent, "mora@example.com")).toEqual([near]);
    expect(await finds(agent, `CMP-${id}`)).toEqual([id]);
    expect(await finds(agent, String(near))).toEqual([near]);
  });

  test("in quotation marks follow each other as they are; a minus keeps tickets out", async () => {
    const id = await file("Cold soup", "The waiter brought cold lentil soup");
    const hot = await file("Soup", "The soup was hot, the lentils were cold");
    expect(await finds(agent, '"cold lentil soup"')).toEqual([id]);
    expect(await finds(agent, '"lentil"')).toEqual([id]);
    expect(await finds(agent, "lentil soup")).toEqual([id, hot]);
    expect(await finds(agent, "lentil -waiter")).toEqual([hot]);
  });

  test("all of them are asked for, wherever each stands; the customer's name, files, tags and notes among them", async () => {
    const id = await file("Umbrella", "Lost in the tram");
    await app.api
      .as(agent)
      .patch(`/api/tickets/${id}`)
      .send({ tags: ["Lost Property"] })
      .expect(200);
    await say(id, "Depot has none", { is_internal: true });
    expect(await finds(agent, "umbrella tram property depot quince")).toEqual([id]);
    expect(await finds(agent, "umbrella bicycle")).toEqual([]);
  });

  test("signs alone are nothing to look for", async () => {
    const id = await file("Teapot", "x");
    expect(await finds(agent, "teapot !!!")).toEqual([id]);
  });
});

describe("a mistyped word", () => {
  test("is looked for as the nearest one, and said so; in quotation marks it is meant", async () => {
    const id = await file("Marzipan", "The marzipan was stale");
    await foldWords(app.db);
    for (const typed of ["marzipn", "marzzipan", "mazripan", "merzipan", "marzpian"])
      expect([typed, await search(agent, typed)]).toEqual([
        typed,
        { ids: [id], corrected: [{ from: typed, to: "marzipan" }] },
      ]);
    expect(await search(agent, '"marzipn"')).toEqual({ ids: [], corrected: [] });
    expect(await search(agent, "marzipan")).toEqual({ ids: [id], corrected: [] });
  });

  test("in other letters too", async () => {
    const id = await file("Возврат", "Возврат денег", (await speaks("ru")).id);
    await foldWords(app.db);
    expect((await search(agent, "возрват")).ids).toEqual([id]);
  });
});

describe("snippets", () => {
  test("are plain text, from the text that has most of the words, and say which message that is", async () => {
    const id = await file("Clock tower", "The bells ring");
    await say(id, "Nothing yet");
    const best = await say(id, "<b>Bells</b> of the réparation ring & ring at night");
    const { data } = await snippets(agent, "ringing bells reparation -nothing status:open", id);
    expect(data).toMatchObject([{ ticket_id: id, field: "message", comment_id: best }]);
    const [{ segments } = { segments: [] }] = data;
    expect(segments.map(({ text }) => text).join("")).toBe("<b>Bells</b> of the réparation ring & ring at night");
    expect(segments.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Bells", "réparation", "ring", "ring"]);
  });

  test("of a long text are the stretch around the hits, and tell what was corrected", async () => {
    const id = await file("Long", `${"word ".repeat(400)}the saxophone plays ${"word ".repeat(400)}`);
    await foldWords(app.db);
    const { data, corrected } = await snippets(agent, "saxaphone", id);
    const text = data[0]?.segments.map((part) => part.text).join("") ?? "";
    expect(text).toMatch(/^… ?word.* the saxophone plays .*…$/);
    expect(text.length).toBeLessThan(260);
    expect(corrected).toEqual([{ from: "saxaphone", to: "saxophone" }]);
  });
});

describe("suggestions", () => {
  test("are tickets by number and subject, people for those who read the list, and words", async () => {
    const id = await file("Peculiar lighthouse keeper", "x");
    await foldWords(app.db);
    expect((await suggested(agent, `cmp-${id}`)).tickets).toMatchObject([{ id, number: `CMP-${id}` }]);
    expect((await suggested(agent, "lighth pecul")).tickets).toMatchObject([{ id }]);
    expect((await suggested(agent, "lightho")).words).toEqual(["lighthouse"]);
    for (const begun of ["ada", "quin", "ada.quince@"])
      expect([begun, (await suggested(outsider, begun)).people]).toMatchObject([begun, [{ full_name: "Ada Quince" }]]);
    expect((await suggested(customer, "ada")).people).toEqual([]);
  });
});

test("the lexicon is what counting all words anew would make", async () => {
  await foldWords(app.db);
  const rows = await app.db.rows(
    `WITH made AS (
       SELECT word, coalesce(t.department_id, 0) AS department_id, count(*)::integer AS tickets,
              count(*) FILTER (WHERE word = ANY (countable_words(ts_filter(x.words, '{a,b,c}'))))::integer AS readable
       FROM ticket_texts x JOIN tickets t ON t.id = x.ticket_id, unnest(countable_words(x.words)) AS word
       WHERE t.hidden_at IS NULL GROUP BY 1, 2
     )
     (SELECT 'missing', * FROM (SELECT * FROM made EXCEPT SELECT * FROM search_word_uses) a)
     UNION ALL
     (SELECT 'left', * FROM (SELECT * FROM search_word_uses EXCEPT SELECT * FROM made) b)`,
  );
  expect(rows).toEqual([]);
  const counted = await app.db.one<{ n: number }>("SELECT count(*)::integer AS n FROM search_word_uses");
  expect(counted?.n).toBeGreaterThan(50);
});
