#!/usr/bin/env node
/** Stands in for curl on machines without it; knows the options that our documents use, and refuses others. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: "boolean", short: "s" },
    "show-error": { type: "boolean", short: "S" },
    "fail-with-body": { type: "boolean" },
    request: { type: "string", short: "X" },
    header: { type: "string", short: "H", multiple: true, default: [] },
    data: { type: "string", short: "d" },
    form: { type: "string", short: "F", multiple: true },
  },
});

function formOf(fields) {
  const form = new FormData();
  for (const field of fields) {
    const [name, path] = field.split("=@");
    form.append(name, new Blob([readFileSync(path)]), basename(path));
  }
  return form;
}

const body = values.form ? formOf(values.form) : values.data;
const answer = await fetch(positionals[0], {
  method: values.request ?? (body === undefined ? "GET" : "POST"),
  headers: values.header.map((line) => line.split(/:\s*(.*)/s).slice(0, 2)),
  ...(body !== undefined && { body }),
});
process.stdout.write(await answer.text());
if (values["fail-with-body"] && !answer.ok) process.exitCode = 22;
