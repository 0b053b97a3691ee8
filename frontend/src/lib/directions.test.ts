import { beforeAll, expect, test } from "@jest/globals";
import { activateLocale, t } from "./i18n.js";

beforeAll(() => activateLocale("en"));

test("a name that turns text around turns nothing of the sentence that it stands in", () => {
  const sentence = t("app.person_menu", { name: "Mei\u202Eniл" });
  expect(sentence).toContain("Mei\u202Eniл\u202C");
  expect(t("app.person_menu", { name: "مي لين" })).toBe(sentence.replace("Mei\u202Eniл\u202C", "مي لين"));
});
