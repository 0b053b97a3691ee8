/** An API key, or as much of one as is left where a text was cut. */
const KEY = /\brdk_[A-Za-z0-9]+(?:_[A-Za-z0-9_-]*)?/g;

/** A text from an address, for logs and records: whoever put a key there by mistake has not told it to us as well. */
export const withoutKeys = (text: string): string => text.replace(KEY, "rdk_[removed]");
