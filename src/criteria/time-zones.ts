/**
 * What the library asks of a time-zone library: how far a zone's clocks are from UTC at an instant. The door
 * `mentor-matching/time-zones` holds one; only who compares times of day across zones loads it.
 */
export interface TimeZones {
  /**
   * Minutes that the zone's clocks are ahead of UTC, daylight saving included; NaN for a zone that does not exist.
   *
   * @param zone - IANA name, such as `"Europe/London"`
   * @param instant - milliseconds since 1970-01-01T00:00Z
   */
  readonly offsetMinutes: (zone: string, instant: number) => number;
  /** The names of all zones, if it can tell: for a suggestion where a name is not known. */
  readonly names?: () => Iterable<string>;
}
