import { lazy, type ComponentType } from "react";
import { loadMessagesOf } from "../lib/i18n.js";

/** A page in a chunk of its own: `page(async () => (await import("…")).HomePage)`. */
export function page(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}

/** An admin's page: its words come with it. */
export function adminPage(load: () => Promise<ComponentType>) {
  return page(async () => (await Promise.all([load(), loadMessagesOf(["admin"])]))[0]);
}

/** A page of the SLA: these have words of their own besides. */
export function slaPage(load: () => Promise<ComponentType>) {
  return page(async () => (await Promise.all([load(), loadMessagesOf(["admin", "sla"])]))[0]);
}

/** The audit: it has words for all that can happen. */
export function auditPage(load: () => Promise<ComponentType>) {
  return page(async () => (await Promise.all([load(), loadMessagesOf(["admin", "audit"])]))[0]);
}

/** A page about one's own account. */
export function accountPage(load: () => Promise<ComponentType>) {
  return page(async () => (await Promise.all([load(), loadMessagesOf(["account"])]))[0]);
}
