import type { Endpoint } from "../endpoint.js";
import { searchSnippets, searchSnippetsQuery, suggestQuery, suggestions } from "../schemas/search.js";

const tag = "Tickets";

export const searchEndpoints = {
  searchSnippets: {
    tag,
    summary: "Where in some tickets the words of a search are",
    description:
      "For the tickets of a page: the text that has most of the words, among those that the caller may read. Tickets that the caller does not see, and those without the words, are left out. Nothing in it is HTML.",
    access: "signed_in",
    query: searchSnippetsQuery,
    responses: { 200: searchSnippets },
  },
  suggestSearch: {
    tag,
    summary: "What the caller may be looking for, as they type",
    description:
      "Tickets by number or subject, people for those who may read the list of people, saved views, and what the last word may become. All of it from what the caller sees.",
    access: "signed_in",
    query: suggestQuery,
    responses: { 200: suggestions },
  },
} as const satisfies Record<string, Endpoint>;
