import { Queue } from "./queue-page.js";

/** What a query finds among all tickets, and beside it the open one: the queue's list, keys and bulk actions. */
export function SearchPage() {
  return <Queue view="all" isSearch />;
}
