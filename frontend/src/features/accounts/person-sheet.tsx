import { useQuery } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { Suspense, type ReactNode } from "react";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { When } from "../../components/ui/when.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { leaveWhenSaved } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { PersonGroups } from "../directory/person-groups.js";
import { InvitationStateTag, PersonStateTag } from "./account-states.js";
import { DeactivatePerson } from "./deactivate-person.js";
import { InvitationActions } from "./invitation-actions.js";
import { RemoveTwoFactor } from "./remove-two-factor.js";
import { PersonRightsForm } from "./person-rights-form.js";

const PersonSessions = lazy(async () => ({
  default: (await import("./sessions/person-sessions.js")).PersonSessions,
}));
const DeletePerson = lazy(async () => ({ default: (await import("./sessions/delete-person.js")).DeletePerson }));

/** One person: how to reach them, what they can and may do, and whether they may at all. */
export function PersonSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(queries.getPerson({ params: { id } }));
  return (
    <Sheet open onClose={() => leaveWhenSaved(onClose)} title={data?.full_name ?? t("accounts.person.title")}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <PersonBody person={data} onClose={onClose} />
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}

function PersonBody({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const may = useMay();
  const { invitation } = person;
  const stands = invitation?.state === "waiting" || invitation?.state === "expired";
  return (
    <div className="flex flex-col gap-5 pb-6">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-dense">
        <Fact term={t("accounts.people.state")}>
          <PersonStateTag state={person.state} />
        </Fact>
        <Fact term={t("accounts.email.label")}>
          {person.email && <bdi className="wrap-anywhere">{person.email}</bdi>}
        </Fact>
        <Fact term={t("accounts.phone.label")}>{person.phone && <bdi>{person.phone}</bdi>}</Fact>
        <Fact term={t("accounts.people.last_seen")}>{person.last_seen_at && <When at={person.last_seen_at} />}</Fact>
        {person.two_factor !== null && (
          <Fact term={t("accounts.people.two_factor")}>
            {person.two_factor ? t("accounts.people.two_factor_on") : t("accounts.people.two_factor_off")}
          </Fact>
        )}
        <Fact term={t("accounts.time_zone.label")}>{person.time_zone}</Fact>
        {person.skills.length > 0 && (
          <Fact term={t("accounts.person.skills")}>
            {formatList(person.skills.map(({ name, level }) => t("accounts.person.skill", { name, level })))}
          </Fact>
        )}
        {person.customer_groups.length > 0 && (
          <Fact term={t("accounts.person.groups")}>
            <span className="flex flex-wrap gap-1">
              {person.customer_groups.map(({ id, name, tone }) => (
                <Tag key={id} tone={tone}>
                  {name}
                </Tag>
              ))}
            </span>
          </Fact>
        )}
        {person.open_tickets !== null && <Fact term={t("accounts.person.open_tickets")}>{person.open_tickets}</Fact>}
        {invitation && (
          <Fact term={t("accounts.invites.invitation")}>
            <InvitationStateTag state={invitation.state} /> <When at={invitation.invited_at} />
            {invitation.invited_by && ` · ${invitation.invited_by.full_name}`}
          </Fact>
        )}
      </dl>
      {stands && may("people.invite") && person.abilities.lock !== "more_rights" && (
        <InvitationActions
          invitation={{ person, state: invitation.state, abilities: { resend: true, revoke: true } }}
        />
      )}
      <PersonGroups person={person} />
      {/* A newer version is another form: nothing of an older one is left in it. */}
      <PersonRightsForm key={person.version} person={person} />
      <Suspense>{person.abilities.end_sessions && <PersonSessions person={person} />}</Suspense>
      <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
        <LastChanged change={person.changed} />
        <RemoveTwoFactor person={person} />
        <DeactivatePerson person={person} />
        <Suspense>{person.abilities.delete && <DeletePerson person={person} onDeleted={onClose} />}</Suspense>
      </div>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd>{children ?? "–"}</dd>
    </>
  );
}
