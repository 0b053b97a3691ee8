import type { Figure } from "./figures.js";
import type { Results } from "./results.js";

const verdict = ({ bars }: Figure): string =>
  bars.map(({ says, met }) => `${says}: ${met ? "yes" : "NO, NOT HERE"}`).join("; ");

export function printTable(figures: readonly Figure[]): void {
  const [first] = figures;
  const lines = figures.flatMap((figure) => [
    `  ${figure.what}: ${figure.figure}`,
    ...(figure.floor ? [`      beside it: ${figure.floor}`] : []),
    ...(figure.slowest ? [`      slowest: ${figure.slowest}`] : []),
    ...(figure.bars.length > 0 ? [`      ${verdict(figure)}`] : []),
  ]);
  process.stdout.write(`\n${first?.tickets.toLocaleString("en") ?? "No"} tickets\n${lines.join("\n")}\n`);
}

/** Markdown: a row for each thing that was measured, a column for each size. */
export function markdownTable({ date, machine, figures }: Results): string {
  const sizes = [...new Set(figures.map(({ tickets }) => tickets))].sort((a, b) => a - b);
  const rows = new Map<string, Figure[]>();
  for (const figure of figures) {
    const what = figure.what.replace(/of \d+ statements/, "of all statements");
    rows.set(what, [...(rows.get(what) ?? []), figure]);
  }
  const cell = (figure: Figure | undefined) => {
    if (!figure) return "";
    const largest = figure.tickets === sizes.at(-1);
    return `${figure.figure}${largest && figure.bars.some(({ met }) => !met) ? " **(not met)**" : ""}`;
  };
  const lines = [
    ["", ...sizes.map((size) => `${size.toLocaleString("en")} tickets`), "must reach at the largest"],
    ["---", ...sizes.map(() => "---"), "---"],
    ...[...rows].map(([what, all]) => [
      what,
      ...sizes.map((size) => cell(all.find(({ tickets }) => tickets === size))),
      all
        .at(-1)
        ?.bars.map(({ says }) => says)
        .join("; ") ?? "",
    ]),
  ].map((row) => `| ${row.join(" | ")} |`);
  const when = date.slice(0, 10);
  return [
    ...lines,
    "",
    `Measured on ${when}: ${machine.cores} cores of ${machine.cpu}, ${machine.memory}, Node ${machine.node}, PostgreSQL ${machine.postgres}; ${machine.busy}.`,
    "Shares are of a bare Express and `pg` that run the same SQL on the same rows in the same run, round by round in turns: machines differ, shares less so.",
  ].join("\n");
}
