/**
 * The time zones of the world, for plans that compare times of day across them.
 *
 * A door of its own, so that only those load a time-zone library who need one.
 *
 * @module time-zones
 */
import { tzOffset } from "@date-fns/tz/tzOffset";
import type { TimeZones } from "./criteria/time-zones";

export type { TimeZones } from "./criteria/time-zones";

/**
 * The time zones that the runtime knows, by their IANA names or as fixed offsets such as `"+05:30"`.
 *
 * *When to use*: hand it to `match` or `check` when a plan has an `availability` criterion with `zone`. The command does so by itself.
 *
 * *Details*: `@date-fns/tz` asks the runtime's own `Intl` for the rules, so that they are as recent as Node or the browser is. Pure but for
 * the formatters it keeps by name.
 *
 * *Gotchas*: another runtime may know other rules for the same year, after a country has changed its own.
 *
 * @example
 * ```ts
 * timeZones.offsetMinutes("America/New_York", Date.UTC(2027, 2, 14, 6, 59)); // -300
 * timeZones.offsetMinutes("America/New_York", Date.UTC(2027, 2, 14, 7, 0)); // -240
 * timeZones.offsetMinutes("Mars/Olympus", 0); // NaN
 * ```
 */
export const timeZones: TimeZones = {
  offsetMinutes: (zone, instant) =>
    isName(zone) || FIXED.test(zone) ? tzOffset(zone, new Date(instant)) : Number.NaN,
  names: () => Intl.supportedValuesOf("timeZone"),
};

/** A fixed offset from UTC, but for those between −1 hour and 0, of which the library loses the sign. */
const FIXED = /^(\+(0\d|1[0-4])|-(0[1-9]|1[0-4]))(:?[0-5]\d)?$/;

/**
 * Whether the text may be the name of a zone. The library reads an offset out of any text that it does not know, such as
 * `"Mars/Olympus+05"`, and takes names that every object has for zones.
 */
const isName = (zone: string): boolean =>
  /^[A-Za-z][\w+/-]*$/.test(zone) &&
  !(zone in Object.prototype) &&
  (!/[+-]\d\d/.test(zone) || FAR.test(zone));

/** The only names that hold something like an offset, and only as far as they exist. */
const FAR = /^Etc\/GMT(\+1[0-2]|-1[0-4])$/i;
