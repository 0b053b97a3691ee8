import type { ImportMapping } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { fieldErrors, notFound } from "../../platform/errors.js";
import type { Context, Mount } from "../../platform/http/context.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Services } from "../../platform/services.js";
import { configureImport } from "./commands/configure-import.js";
import { createImport } from "./commands/create-import.js";
import { cancelImport, checkImport, discardImport, startImport } from "./commands/move-import.js";
import { offeredFields } from "./answers.js";
import { storedFile } from "./import-file.js";
import { usualOptions } from "./options.js";
import { presentImport, presentImportDetail } from "./presenter.js";
import { findImport, listImports, refusalReasons } from "./queries.js";
import { reportOf } from "./report.js";
import { guessMapping } from "./rows/guess-mapping.js";
import { examineFile, type Examined } from "./source/examine-file.js";
import { UnreadableFile, type FileSource } from "./source/file-source.js";

export function importRoutes(mount: Mount, services: Services): void {
  const { db, storage } = services;

  const show = async (queries: Queries, id: number) => {
    const it = await findImport(queries, id);
    if (!it) throw notFound("Import");
    return presentImportDetail(it, await refusalReasons(queries, id));
  };

  mount("createImport", async (ctx) => {
    const [file] = ctx.files;
    if (!file) throw fieldErrors({ files: "Choose a file" });
    const options = await usualOptions(db);
    const examined = await examine(storedFile(services, file.storageKey, file.size), options, "files");
    const created = await ctx.work(async (work) => {
      const id = await createImport(work, {
        fileName: file.fileName,
        fileSize: file.size,
        storageKey: file.storageKey,
        examined,
        mapping: guessMapping(examined.columns, await offeredFields(db)),
        options,
      });
      return show(work, id);
    });
    ctx.setVersion(created.version);
    return created;
  });

  mount("listImports", async ({ query: { cursor, page, limit } }) => {
    const [before] = readCursor(cursor, ["number"]) ?? [null];
    const rows = await listImports(db, { before, offset: page ? (page - 1) * limit : 0, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { data: shown.map(presentImport), page: { next_cursor: last ? writeCursor([last.id]) : null } };
  });

  mount("getImport", async (ctx) => {
    const detail = await show(db, ctx.params.id);
    ctx.setVersion(detail.version);
    return detail;
  });

  mount("updateImport", async (ctx) => {
    const { params, body } = ctx;
    const it = await findImport(db, params.id);
    if (!it) throw notFound("Import");
    const options = { ...it.options, ...body.options };
    const rereads = options.encoding !== it.options.encoding || options.delimiter !== it.options.delimiter;
    const examined =
      rereads && it.storageKey !== null
        ? await examine(storedFile(services, it.storageKey, it.fileSize), options, "options.encoding")
        : null;
    const mapping = body.mapping ?? (examined ? stillThere(it.mapping, examined, await offeredFields(db)) : it.mapping);
    const changed = await ctx.work(async (work) => {
      await configureImport(work, params.id, { mapping, options, examined }, ctx.ifMatch);
      return show(work, params.id);
    });
    ctx.setVersion(changed.version);
    return changed;
  });

  const moved = (ctx: Pick<Context<"startImport">, "work" | "params">, move: typeof startImport) =>
    ctx.work(async (work) => {
      await move(work, ctx.params.id);
      return show(work, ctx.params.id);
    });

  mount("checkImport", (ctx) => moved(ctx, checkImport));
  mount("startImport", (ctx) => moved(ctx, startImport));
  mount("cancelImport", (ctx) => moved(ctx, cancelImport));

  mount("discardImport", async (ctx) => {
    const key = await ctx.work((work) => discardImport(work, ctx.params.id));
    if (key !== null) await storage.remove(key);
    return undefined;
  });

  mount("downloadImportReport", async ({ params }) => {
    const it = await findImport(db, params.id);
    if (!it) throw notFound("Import");
    return {
      stream: reportOf(db, it.id),
      fileName: `${it.fileName}.report.csv`,
      mediaType: "text/csv; charset=utf-8",
      size: null,
      inline: false,
    };
  });
}

/** @throws AppError 422 that says why the file cannot be read. */
async function examine(
  source: FileSource,
  options: Parameters<typeof examineFile>[1],
  field: string,
): Promise<Examined> {
  try {
    return await examineFile(source, options);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw fieldErrors({ [field]: error.message });
  }
}

/** The part of a mapping whose columns the file still has; a fresh guess where none is left. */
function stillThere(
  mapping: ImportMapping,
  { columns }: Examined,
  fields: Awaited<ReturnType<typeof offeredFields>>,
): ImportMapping {
  const kept = Object.entries(mapping).filter(([, column]) => column !== undefined && columns.includes(column));
  return kept.length > 0 ? Object.fromEntries(kept) : guessMapping(columns, fields);
}
