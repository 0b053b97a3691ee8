import { afterEach, expect, test } from "@jest/globals";
import { cleanup, render, screen } from "@testing-library/react";
import { MessageText } from "./message-text.js";

afterEach(cleanup);

const show = async (text: string, mentions: { id: number; full_name: string; photo_url: null }[] = []) => {
  const { container } = render(<MessageText text={`${text}\n\n**end**`} format="markdown" mentions={mentions} />);
  await screen.findByText("end", { selector: "strong" });
  return container;
};

const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src=https://evil.example></iframe>",
  "[x](javascript:alert(1))",
  "[x](JAVASCRIPT&colon;alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](vbscript:x)",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](//evil.example)",
  "[x](/api/auth/logout)",
  "<javascript:alert(1)>",
  '[x](https://a.example/"onmouseover="alert(1))',
  '[x" onclick="alert(1)](https://a.example)',
  "![x](https://evil.example/pixel.png)",
  '![x" onerror="alert(1)](https://evil.example/pixel.png)',
  "![x](javascript:alert(1))",
  '```" onmouseover="alert(1)\n<script>alert(1)</script>\n```',
  "- <img src=x onerror=alert(1)>",
  "> <script>alert(1)</script>",
];
const ELEMENTS = new Set("DIV P BR STRONG EM S CODE PRE BLOCKQUOTE UL OL LI HR A SPAN BDI".split(" "));

test.each(ATTACKS)("%s is shown as words, or as a link to a page", async (text) => {
  const container = await show(text);
  for (const element of container.querySelectorAll("*")) {
    expect(ELEMENTS).toContain(element.tagName);
    for (const { name } of element.attributes)
      expect(["class", "dir", "href", "rel", "target", "start", "tabindex"]).toContain(name);
  }
  for (const link of container.querySelectorAll("a")) {
    expect(link.getAttribute("href")).toMatch(/^(https?:\/\/[^/]|mailto:)/);
    expect([link.rel, link.target]).toEqual(["noopener noreferrer nofollow", "_blank"]);
  }
});

test("lists, quotes, code and line breaks are what they are; a heading is none of the page's", async () => {
  const container = await show("# Head\nline\nbreak\n\n- a\n- b\n\n3. c\n\n> said\n\n```\ncode\n```");
  expect(container.querySelector("h1,h2,h3")).toBeNull();
  expect(container.querySelectorAll("ul > li")).toHaveLength(2);
  expect(container.querySelector("ol")?.getAttribute("start")).toBe("3");
  expect(container.querySelector("blockquote")?.textContent).toBe("said");
  expect(container.querySelector("pre")?.textContent).toBe("code");
  expect(container.querySelector("br")).not.toBeNull();
});

test("names that are called stand out, the longer one first; others do not", async () => {
  const mentions = [
    { id: 1, full_name: "Mei Lin", photo_url: null },
    { id: 2, full_name: "Mei Lin Chen", photo_url: null },
  ];
  const container = await show("@Mei Lin Chen, @Mei Lin and @Tom Berg", mentions);
  expect([...container.querySelectorAll("bdi")].map(({ textContent }) => textContent)).toEqual([
    "@Mei Lin Chen",
    "@Mei Lin",
  ]);
  expect(container.textContent).toContain("@Mei Lin Chen, @Mei Lin and @Tom Berg");
});

test("what is plain stays as it was typed", () => {
  const text = "**No**\n\n\n  <b>marks</b>   [x](https://a.example)";
  const { container } = render(<MessageText text={text} format="plain" />);
  expect(container.querySelector("p")?.textContent).toBe(text);
  expect(container.querySelectorAll("*")).toHaveLength(1);
});
