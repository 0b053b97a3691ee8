import { finished, Readable } from "node:stream";
import { promisify } from "node:util";
import yazl from "yazl";
import { holdExportTurn, type ExportTurn } from "../../../platform/export-turn.js";
import type { Services } from "../../../platform/services.js";

export interface ArchivedComplaint {
  number: string;
  /** Fit for JSON. */
  complaint: object;
  files: readonly { fileName: string; storageKey: string | null }[];
}

export interface Archive {
  /** Ends when the archive is whole, or nobody reads it any more. */
  turn: ExportTurn;
  /** By the file's name. */
  documents: Readonly<Record<string, unknown>>;
  complaints: AsyncIterable<ArchivedComplaint>;
}

const whole = promisify(finished);

/** A ZIP file as a stream: each part is read when its turn comes, so that the largest export needs no more memory than a small one. */
export function writeArchive(services: Pick<Services, "db" | "storage" | "log">, archive: Archive): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const gone = new AbortController();
  output.once("close", () => gone.abort());

  /** Waits until the part has been taken: the next one is not read before. */
  const add = async (name: string, content: Readable) => {
    zip.addReadStream(content, name);
    await whole(content, { writable: false, signal: gone.signal });
  };
  const text = (words: string) => Readable.from([words], { objectMode: false });
  const json = (value: unknown) => text(JSON.stringify(value, null, 2));

  const held = holdExportTurn(services, archive.turn);
  const fill = async () => {
    for (const [name, value] of Object.entries(archive.documents)) await add(name, json(value));
    for await (const { number, complaint, files } of archive.complaints) {
      held.goesOn();
      await add(`complaints/${number}/complaint.json`, json(complaint));
      const leftOut = files.filter(({ storageKey }) => storageKey === null).map(({ fileName }) => fileName);
      if (leftOut.length > 0) await add(`complaints/${number}/files/left out.txt`, text(leftOutText(leftOut)));
      for (const [index, { fileName, storageKey }] of files.entries()) {
        if (storageKey === null) continue;
        const file = await services.storage.open(storageKey);
        // Removed by the sweep since its row was read; the complaint still names it.
        if (file) await add(`complaints/${number}/files/${index + 1} ${fileName}`, file.content);
      }
    }
    zip.end();
  };

  fill()
    .catch((error: unknown) => {
      if (gone.signal.aborted) return;
      // Half an archive must not look whole: the reader's connection breaks off.
      output.destroy(error instanceof Error ? error : new Error(String(error)));
    })
    .finally(() => held.end())
    .catch((error: unknown) => services.log.warn({ err: error }, "the turn of an export stays taken for a while"));
  return output;
}

const leftOutText = (names: readonly string[]): string =>
  `These files are not in this archive: they are still being checked for viruses, or one was found in them.\n\n${names.join("\n")}\n`;
