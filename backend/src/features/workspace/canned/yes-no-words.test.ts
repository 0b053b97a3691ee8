import { expect, test } from "@jest/globals";
import { yesNoWord } from "./yes-no-words.js";

test.each([
  ["en", "yes", "no"],
  ["en-GB", "yes", "no"],
  ["de-CH", "ja", "nein"],
  ["fr-CA", "oui", "non"],
  ["pt-BR", "sim", "não"],
  ["sr-RS", "да", "не"],
  ["sr-Latn-RS", "da", "ne"],
  ["zh-Hant-TW", "是", "否"],
])("Whoever reads %s is told %s or %s", (locale, yes, no) => {
  expect([yesNoWord(true, locale), yesNoWord(false, locale)]).toEqual([yes, no]);
});

test.each(["ga", "xx-YY", "", "constructor", "english"])(
  "There is no word for %j, rather than another language's",
  (locale) => {
    expect([yesNoWord(true, locale), yesNoWord(false, locale)]).toEqual([null, null]);
  },
);
