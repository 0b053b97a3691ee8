import type { z } from "zod";
import { explanations, settings, type Explanation } from "./config-settings.js";

const WIDTH = 118;

interface Documented extends Explanation {
  name: string;
  /** As it would be written in `.env`; "" when there is none. */
  byDefault: string;
}

/** `.env.example`: every setting with its default, to copy and change. */
export function envExample(): string {
  const lines = [
    "# Copy to .env and change what you need. Every line here shows the default; without any of it the desk starts as a demo.",
    '# An empty value means "not set". Variables of the environment win over this file.',
    "# This file is made from backend/src/config-settings.ts by: npm run docs",
  ];
  for (const { isFirst, section, name, byDefault, description, otherwise, example } of documented()) {
    if (isFirst) lines.push("", `# --- ${section} ${"-".repeat(Math.max(3, 72 - section.length))}`);
    lines.push("", ...wrapped(otherwise ? `${description} Not set: ${otherwise}.` : description));
    if (example) lines.push(`# ${example}`);
    lines.push(`${name}=${byDefault}`);
  }
  return `${lines.join("\n")}\n`;
}

/** `.github/configuration.md`: the same as tables. */
export function configurationPage(): string {
  const lines = [
    "# Configuration",
    "",
    "Settings come from the environment or from a `.env` file in the root; the environment wins. An empty value means",
    '"not set". At the start every wrong or unsafe setting is named at once, with the way out.',
    "",
    "This page is made from `backend/src/config-settings.ts` by `npm run docs`.",
  ];
  for (const { isFirst, section, name, byDefault, description, otherwise, example } of documented()) {
    if (isFirst) lines.push("", `## ${section}`, "", "| setting | default | what it is for |", "| --- | --- | --- |");
    const text = example ? `${description} For example: \`${example}\`` : description;
    const shown = byDefault ? `\`${byDefault}\`` : (otherwise ?? "");
    lines.push(`| \`${name}\` | ${cell(shown)} | ${cell(text)} |`);
  }
  return `${lines.join("\n")}\n`;
}

function documented(): (Documented & { isFirst: boolean })[] {
  let former = "";
  return Object.entries<z.ZodType>(settings.shape).map(([name, setting]) => {
    const explanation = explanations.get(setting);
    if (!explanation) throw new Error(`${name} is explained nowhere`);
    const isFirst = explanation.section !== former;
    former = explanation.section;
    return { name, byDefault: defaultOf(setting), ...explanation, isFirst };
  });
}

function defaultOf(setting: z.ZodType): string {
  const value = setting.parse(undefined);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const cell = (text: string) => text.replaceAll("|", "\\|");

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
