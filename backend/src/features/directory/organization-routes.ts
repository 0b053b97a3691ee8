import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { fieldErrors, notFound } from "../../platform/errors.js";
import type { Context, Mount } from "../../platform/http/context.js";
import { keepPicture, replacePicture, showPicture, type Picture } from "../../platform/image/keep-picture.js";
import type { Services } from "../../platform/services.js";
import { logoCaching } from "../desk/index.js";
import { createOrganization } from "./commands/create-organization.js";
import { setOrganizationLogo } from "./commands/set-organization-logo.js";
import { updateOrganization } from "./commands/update-organization.js";
import { presentOrganization, presentOrganizationDetail } from "./organization-presenter.js";
import { findOrganization, listOrganizations, type Readers } from "./organizations.js";
import { organizationChangeOf } from "./translate.js";

/** What was put away is of use to those who arrange the list, not to those who choose from it. */
export function readersOf(actor: Actor, withArchived = false): Readers {
  if (withArchived && actor.may("directory.manage")) return "managers";
  return actor.isStaff ? "staff" : "customers";
}

export function mountOrganizations(mount: Mount, { db, storage }: Services): void {
  const show = async (queries: Queries, id: number) => {
    const organization = await findOrganization(queries, id);
    if (!organization) throw notFound("Organization");
    return presentOrganizationDetail(organization);
  };

  mount("listOrganizations", async ({ actor, query }) => ({
    data: (await listOrganizations(db, readersOf(actor, query.archived))).map(presentOrganization),
  }));

  mount("getOrganization", async (ctx) => {
    const view = await show(db, ctx.params.id);
    ctx.setVersion(view.version);
    return view;
  });

  mount("createOrganization", async (ctx) => {
    const { name, ...facts } = ctx.body;
    const view = await ctx.work(async (work) =>
      show(work, await createOrganization(work, name, organizationChangeOf(facts))),
    );
    ctx.setVersion(view.version);
    return view;
  });

  mount("updateOrganization", async (ctx) => {
    const view = await ctx.work(async (work) => {
      await updateOrganization(work, ctx.params.id, organizationChangeOf(ctx.body), ctx.ifMatch);
      return show(work, ctx.params.id);
    });
    ctx.setVersion(view.version);
    return view;
  });

  const replaceLogo = (ctx: Pick<Context<"setOrganizationLogo">, "work" | "params">, logo: Picture | null) =>
    ctx.work(async (work) => ({
      replaced: await setOrganizationLogo(work, ctx.params.id, logo),
      view: await show(work, ctx.params.id),
    }));

  mount("setOrganizationLogo", async (ctx) => {
    const [upload] = ctx.files;
    if (!upload) throw fieldErrors({ files: "Choose a picture" });
    return replacePicture(storage, await keepPicture(storage, upload, "A logo"), (logo) => replaceLogo(ctx, logo));
  });

  mount("removeOrganizationLogo", (ctx) => replacePicture(storage, null, (logo) => replaceLogo(ctx, logo)));

  mount("getOrganizationLogo", async (ctx) => {
    const organization = await findOrganization(db, ctx.params.id);
    return showPicture(storage, organization?.logo ?? null, {
      key: ctx.query.key,
      name: "logo",
      cacheControl: logoCaching,
    });
  });
}
