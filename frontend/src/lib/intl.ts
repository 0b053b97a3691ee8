/**
 * Making an Intl object costs a hundred times what using it does, and a list shows hundreds of times at once: each is made
 * once for its locale and options.
 */
function once<Options, Made>(Maker: new (locale: string, options: Options) => Made) {
  const made = new Map<string, Made>();
  return (locale: string, options: Options): Made => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key) ?? new Maker(locale, options);
    made.set(key, known);
    return known;
  };
}

export const dateTimeFormat = once<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);
export const numberFormat = once<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
export const listFormat = once<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);
export const relativeTimeFormat = once<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(
  Intl.RelativeTimeFormat,
);
