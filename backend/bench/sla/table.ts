/** One figure beside its floor. */
export interface Line {
  what: string;
  /** With its unit. */
  figure: string;
  /** What the same costs in plain SQL, measured in the same run; empty where there is no such thing. */
  floor?: string;
  ratio?: number;
  /** What is hoped for, in words, and whether it was so here. On another machine it may be otherwise: nothing fails on it. */
  aim?: string;
  met?: boolean;
}

/** A part of the bench: its figures, and what was wrong, which is what the bench fails on. */
export interface Part {
  title: string;
  lines: Line[];
  problems: string[];
  /** What the figures leave out. */
  notes?: string[];
}

export function printPart({ title, lines, notes = [] }: Part, machine: string): void {
  const rows = [
    ["", "figure", "floor", "ratio", "aim"],
    ...lines.map(({ what, figure, floor = "", ratio, aim = "", met }) => [
      what,
      figure,
      floor,
      ratio === undefined ? "" : `x${ratio.toFixed(2)}`,
      met === undefined ? aim : `${aim}: ${met ? "met" : "NOT MET HERE"}`,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : i < 4 ? cell.padStart(widths[i] ?? 0) : cell))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${title}\n${[...text, ...notes, machine].map((line) => `  ${line}\n`).join("")}`);
}

export const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString("en")}/s`;
