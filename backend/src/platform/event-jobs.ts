/**
 * SQL that adds an event's jobs, one per consumer, in a single call of the queue's: each call looks its task up,
 * makes room for keys and notifies the workers, which costs more than the rows themselves. The jobs need no key: an event is
 * written once, and so are they.
 *
 * @param eventId SQL for the event's id.
 * @param consumers SQL for a set of consumers' names.
 * @returns SQL for how many were added.
 */
export const addEventJobs = (eventId: string, consumers: string): string =>
  addEventsJobs(`(SELECT ${eventId} AS event_id, consumer FROM ${consumers} AS consumer) AS reactions`);

/**
 * The same for many events at once: one call for all of them.
 *
 * @param reactions SQL for rows of an `event_id` and a `consumer`, as an item of FROM.
 * @returns SQL for how many were added.
 */
export function addEventsJobs(reactions: string): string {
  return `(SELECT count(*)
           FROM (SELECT array_agg(ROW(consumer, json_build_object('event_id', event_id), NULL, NULL, 25, NULL, NULL, NULL)::graphile_worker.job_spec) AS specs
                 FROM ${reactions}) AS wanted
           CROSS JOIN LATERAL graphile_worker.add_jobs(wanted.specs)
           WHERE wanted.specs IS NOT NULL)`;
}
