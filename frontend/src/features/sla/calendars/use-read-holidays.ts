import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { formatBytes } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";

/** As the contract has it. */
const MAX_BYTES = 2_000_000;
/** What is faster needs no progress. */
const LATE_MS = 1000;

/** Has the server read a file of dates, or the one behind a link; nothing is saved by that. */
export function useReadHolidays(timeZone: string) {
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [progress, setProgress] = useState(0);
  const sending = useRef<AbortController | null>(null);
  const read = useMutation({
    mutationFn: async (source: File | string) => {
      sending.current = new AbortController();
      setProgress(0);
      const given = typeof source === "string" ? { url: source } : { ics: await source.text() };
      const { signal } = sending.current;
      return api.readHolidays({ body: { ...given, time_zone: timeZone }, signal, onUploadProgress: setProgress });
    },
  });
  const isLate = useLate(read.isPending);
  const isLink = typeof read.variables === "string";

  const choose = ([chosen]: readonly File[]) => {
    if (!chosen) return;
    sending.current?.abort();
    read.reset();
    setFile(chosen);
    const found = refusalOf(chosen);
    setRefusal(found);
    if (found === null) read.mutate(chosen);
  };
  const remove = () => {
    sending.current?.abort();
    read.reset();
    setFile(null);
    setRefusal(null);
  };
  const follow = (url: string) => {
    remove();
    read.mutate(url);
  };
  const error = refusal ?? (read.error ? errorText(read.error) : null);
  return {
    /** For the file drop. */
    shown: file && {
      key: "file",
      name: file.name,
      size: file.size,
      state: refusal
        ? ("refused" as const)
        : read.error
          ? ("failed" as const)
          : isLate
            ? ("sending" as const)
            : ("done" as const),
      progress,
      ...(error && { error }),
    },
    name: file?.name ?? (isLink ? hostOf(read.variables) : ""),
    /** For the field of the link. */
    link: { busy: isLink && read.isPending, error: isLink && read.error ? errorText(read.error) : undefined },
    result: read.data,
    choose,
    follow,
    remove,
    retry: () => file && read.mutate(file),
  };
}

function refusalOf(file: File): string | null {
  if (file.size > MAX_BYTES) return t("calendars.import.too_large", { limit: formatBytes(MAX_BYTES) });
  return file.size === 0 ? t("ui.upload.empty") : null;
}

/** The server has taken it for a link, so it is one. */
const hostOf = (url: string | File | undefined): string =>
  typeof url === "string" && URL.canParse(url) ? new URL(url).hostname : "";

/** What the server says of the file is told without the name of the field. */
const errorText = (error: Error): string =>
  error instanceof ApiProblem && error.errors.length > 0
    ? error.errors.map(({ message }) => message).join(" ")
    : problemText(error);

function useLate(isPending: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isPending]);
  return late && isPending;
}
