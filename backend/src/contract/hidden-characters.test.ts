import { expect, test } from "@jest/globals";
import { closeDirections } from "./directions.js";
import { isPlainName, mixesScripts } from "./hidden-characters.js";

test.each([
  "José Nuñez",
  "محمد الأمين",
  "דוד כהן",
  "می\u200Cخواهم",
  "क्\u200Dष",
  "O’Neill-Smith (Ltd.)",
  "👩\u200D👩\u200D👧\u200D👦 family",
  "🏳\uFE0F\u200D🌈",
  "👩🏽\u200D🚀 1\uFE0F\u20E3",
  "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  "葛\u{E0100}飾",
  "ราตรี",
  "Åse 𝒽𝑒𝓁𝓁𝑜",
])("%s is a name", (name) => {
  expect(isPlainName(name)).toBe(true);
});

test.each([
  ["an override", "Ada\u202Enimda"],
  ["an embedding", "\u202BAda"],
  ["an isolate", "Ada\u2067"],
  ["a mark of direction", "Ada\u200F"],
  ["an Arabic mark of direction", "Ada\u061C"],
  ["a space of no width", "Ad\u200Bmin"],
  ["a joiner between Latin letters", "Ad\u200Dmin"],
  ["a non-joiner between Latin letters", "Ad\u200Cmin"],
  ["a joiner at the end", "می\u200C"],
  ["a word joiner", "Ad\u2060min"],
  ["a soft hyphen", "Ad\u00ADmin"],
  ["a mark of byte order", "\uFEFFAdmin"],
  ["a Hangul filler", "Admin\u3164"],
  ["a shape for a Latin letter", "Admin\uFE0F"],
  ["letters of a flag without the flag", "Admin\u{E0041}\u{E007F}"],
  ["a control character of the nineties", "Ad\u0085min"],
])("a name with %s is none", (_what, name) => {
  expect(isPlainName(name)).toBe(false);
});

test("a word mixes scripts when letters of two that look alike make it up; two words may each have their own", () => {
  for (const mixed of ["\u0410dmin", "Αdmin", "Teаm lead", "pаypаl"]) expect(mixesScripts(mixed)).toBe(true);
  for (const fine of ["Админ", "Отдел HR", "Ομάδα IT", "Tシャツ係", "한국 Team", "Café-Team 2", "צוות VIP"])
    expect(mixesScripts(fine)).toBe(false);
});

test.each([
  ["Refund\u202Ednufer", "Refund\u202Ednufer\u202C"],
  ["a\u2066b\u202Ec", "a\u2066b\u202Ec\u202C\u2069"],
  ["closed \u202Eit\u202C self", "closed \u202Eit\u202C self"],
  ["\u2067both\u202E\u2069 ways", "\u2067both\u202E\u2069 ways"],
  ["one\u202E\ntwo", "one\u202E\u202C\ntwo"],
  ["שלום plain", "שלום plain"],
])("what %j opens ends with it", (text, closed) => {
  expect(closeDirections(text)).toBe(closed);
  expect(closeDirections(closed)).toBe(closed);
});
