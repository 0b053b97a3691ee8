import { expect, test } from "@jest/globals";
import { readableText } from "./readable-text.js";

test("a text is shown in its reader's language, whatever the region, else the first there is", () => {
  const texts = [
    { language: "de", body: "Hallo" },
    { language: "en-GB", body: "Hello" },
  ];
  expect(readableText(texts, "en")?.body).toBe("Hello");
  expect(readableText(texts, "DE-at")?.body).toBe("Hallo");
  expect(readableText(texts, "fr")?.body).toBe("Hallo");
  expect(readableText([], "fr")).toBeUndefined();
});
