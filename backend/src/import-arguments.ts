import { parseArgs } from "node:util";
import { importFields, importMapping, importOptions, type ImportMapping } from "./contract/index.js";
import type { DiskRequest } from "./features/import/index.js";
import { StartError } from "./platform/start-error.js";

export const usage = `Usage: npm run import -- <file.csv | file.json | file.ndjson> [options]

Imports complaints: each becomes a ticket, and nobody is notified of it. A row that has no status is closed.
The same file can be imported again, after an interruption too: no row comes in twice. Rows with an external id are
known by that in any file, others by the file's content and their row.

  --map <field>=<column>,…   which column fills which field; guessed from the columns' names if not given
                             fields: ${fieldList()}
  --requester <address>      whose complaints they are where a row names nobody
  --category <name>          for rows whose category is empty or not here (or a path: "Billing > Refunds")
  --create-categories        make the categories that are not here
  --status <status>          of rows that have none: new, in_progress, pending, on_hold, resolved, closed
                             promises of open ones count from now; nothing is overdue by being imported
  --priority <priority>      of rows that have none; else what their category says
  --date-format <format>     e.g. "DD.MM.YYYY HH:mm"; ISO 8601 needs none
  --time-zone <zone>         of times that name none, e.g. Europe/Berlin; else the desk's
  --encoding <name>          utf-8, windows-1252 (Latin-1 too) or utf-16le; else found out
  --separator <sign>         "," ";" "|" or "tab"; else found out
  --source <name>            the system the external ids come from, where there are several
  --report <file>            where refused rows are listed; else <file>.report.csv
  --dry-run                  say what would happen, and write nothing
  --help                     this text

Ends with 0 when every row is in, 2 when some were refused, 1 when it could not be done.`;

export interface ImportArguments extends DiskRequest {
  dryRun: boolean;
  report: string;
}

/** What is asked for; null: the usage. @throws StartError that says what is wrong with it. */
export function readArguments(args: string[]): ImportArguments | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [path, ...more] = positionals;
  if (path === undefined) throw new StartError(`Name the file to import.\n\n${usage}`);
  if (more.length > 0) throw new StartError(`One file at a time: what is "${more[0]}"?\n\n${usage}`);
  return {
    path,
    mapping: values.map ? readMapping(values.map) : null,
    category: values.category ?? null,
    options: readOptions(values),
    dryRun: values["dry-run"] ?? false,
    report: values.report ?? `${path}.report.csv`,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        map: { type: "string", multiple: true },
        requester: { type: "string" },
        category: { type: "string" },
        "create-categories": { type: "boolean" },
        status: { type: "string" },
        priority: { type: "string" },
        "date-format": { type: "string" },
        "time-zone": { type: "string" },
        encoding: { type: "string" },
        separator: { type: "string" },
        source: { type: "string" },
        report: { type: "string" },
        "dry-run": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new StartError(`${error.message}\n\n${usage}`);
  }
}

type Values = ReturnType<typeof parsed>["values"];

function readOptions(values: Values): DiskRequest["options"] {
  const given = {
    requester_email: values.requester?.trim(),
    create_categories: values["create-categories"],
    status: values.status,
    priority: values.priority,
    date_format: values["date-format"],
    time_zone: values["time-zone"],
    encoding: values.encoding,
    delimiter: values.separator === "tab" ? "\t" : values.separator,
    source: values.source,
  };
  const read = importOptions.partial().safeParse(defined(given));
  if (read.success) return read.data;
  throw new StartError(
    read.error.issues.map(({ path, message }) => `--${optionOf(String(path[0]))}: ${message}`).join("\n"),
  );
}

const defined = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function optionOf(field: string): string {
  if (field === "requester_email") return "requester";
  return field === "delimiter" ? "separator" : field.replaceAll("_", "-");
}

/** "subject=Title,description=Body": a comma parts two fields only where another field follows, so columns may have some. */
function readMapping(given: readonly string[]): ImportMapping {
  const next = new RegExp(`,\\s*(?=(?:${importFields.join("|")}|fields\\.[a-z0-9_]+)=)`);
  const pairs = given.flatMap((text) => text.split(next)).map((pair) => pair.trim());
  const mapping = pairs.map((pair) => {
    const at = pair.indexOf("=");
    const [field, column] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || column === "") throw new StartError(`--map: write <field>=<column>, not "${pair}"`);
    return [field, column] as const;
  });
  const unknown = mapping.find(([field]) => !importMapping.safeParse({ [field]: "column" }).success);
  if (unknown)
    throw new StartError(
      `--map: there is no field "${unknown[0]}". There are: ${importFields.join(", ")}, and fields.<key> for your own`,
    );
  return importMapping.parse(Object.fromEntries(mapping));
}

function fieldList(): string {
  const lines: string[] = [""];
  for (const field of importFields) {
    const last = lines.at(-1) ?? "";
    if (last.length + field.length > 80) lines.push(field);
    else lines[lines.length - 1] = last === "" ? field : `${last}, ${field}`;
  }
  return lines.join(`,\n${" ".repeat(37)}`);
}
