/** Whoever waits goes on by then, page or not: the channel and the parts of a shell must not hang on one page. */
const LATEST_MS = 4000;

let standing = Promise.resolve();
let tell = () => {};

/** Called once, before anything is drawn. In tests of single parts nobody calls it, and nothing waits. */
export function expectFirstPage(): void {
  standing = new Promise((resolve) => (tell = resolve));
  setTimeout(tell, LATEST_MS);
}

/** The page is drawn and has asked for what it shows. */
export const firstPageStands = (): void => tell();

/** Awaited by what is fetched ahead or can come a moment later: nothing may be in the way of the page itself. */
export const firstPage = (): Promise<void> => standing;
