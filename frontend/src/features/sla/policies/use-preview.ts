import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RequestOf } from "@redress/backend/contract";
import { useEffect, useState } from "react";
import { api } from "../../../lib/api.js";

type Body = RequestOf<"previewSla">["body"];

/** So long nothing must change before the server is asked. */
const PAUSE_MS = 400;

/** What a draft would promise, asked a moment after the last change. @param body null: nothing to ask. */
export function usePreview(body: Body | null) {
  const settled = useSettled(JSON.stringify(body));
  const asked = JSON.parse(settled) as Body | null;
  return useQuery({
    queryKey: ["previewSla", settled],
    queryFn: ({ signal }) => api.previewSla({ body: asked as Body, signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** A text that has been the same for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
