import { expect, test } from "@jest/globals";
import { renderMail, type MailValues } from "./render.js";
import { catalogue } from "./templates/catalogue.js";

/** The same for every value that the subjects take. */
const everywhere = (value: string): MailValues =>
  Object.fromEntries(
    catalogue.flatMap(({ template }) => [...template.subject.matchAll(/\w+/g)].map(([name]) => [name, value])),
  );
const written = catalogue.filter(({ template }) => template.subject.includes("{{"));

test("there are subjects that people's words stand in", () => {
  expect(written.filter(({ template }) => template.subject.includes("{{subject}}")).length).toBeGreaterThan(3);
});

test.each(written)(
  "the subject of $name is one line, whatever people wrote, and no template of theirs is run",
  (mail) => {
    const hostile = everywhere("a\r\nBcc: all@example.com\u2028\u2029\v\f\tb {{evil}} {{{evil}}}");
    const { subject } = renderMail(mail.template, { ...hostile, evil: "was run" });
    expect(subject).toContain("a Bcc: all@example.com b {{evil}} {{{evil}}}");
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(renderMail(mail.template, everywhere("x".repeat(9_000))).subject.length).toBeLessThanOrEqual(250);
  },
);
