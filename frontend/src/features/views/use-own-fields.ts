import { useQuery } from "@tanstack/react-query";
import type { Field, ViewColumn } from "@redress/backend/contract";
import { queries } from "../../lib/query.js";
import { isAnswer } from "../tickets/model/answer-columns.js";

const none: readonly Field[] = [];

/** The desk's own fields that the reader may see. @param columns asked for only where one of them shows an answer. */
export function useOwnFields(columns?: readonly ViewColumn[]): readonly Field[] {
  const { data } = useQuery({ ...queries.listFields(), enabled: columns?.some(isAnswer) ?? true });
  return data?.data ?? none;
}
