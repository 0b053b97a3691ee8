/** The customers' pages. */
export const customerRoutes = <></>;
