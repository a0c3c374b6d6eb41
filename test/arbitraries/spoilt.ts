/** Plans with something wrong in them, somewhere. */
import fc from "fast-check";

type Path = ReadonlyArray<string | number>;

/** The ways to all values inside, keys that are not there among them. */
const waysInto = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inside]) => waysInto(inside, [...path, key]))];
};

/** The value with what stands at a place replaced; `undefined` takes it out. */
export const replaceAt = (value: unknown, [step, ...rest]: Path, by: unknown): unknown => {
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    const entries = value.map((entry, at) => (at === step ? replaceAt(entry, rest, by) : entry));
    return entries.filter((entry, at) => at !== step || entry !== undefined);
  }
  const copy = { ...(value as Record<string, unknown>) };
  const inside = replaceAt(copy[step], rest, by);
  if (inside === undefined) delete copy[step];
  else copy[step] = inside;
  return copy;
};

const wrong = fc.constantFrom<unknown>(undefined, null, "", "?", -1, 0.5, 1e20, true, [], {}, ["?"], [null], {
  kind: "?",
});

/** Something wrong at one place: what stands there instead. */
export interface Mistake {
  readonly path: Path;
  readonly by: unknown;
}

const mistake = (ways: ReadonlyArray<Path>): fc.Arbitrary<Mistake> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ path: fc.constantFrom(...ways), by: wrong }) },
    {
      weight: 1,
      arbitrary: fc.record({
        path: fc.constantFrom(...ways.map((path) => [...path.slice(0, -1), "extra"])),
        by: fc.constant<unknown>(1),
      }),
    },
  );

/** A value with one thing inside replaced, taken out or added; now and then still right. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> =>
  mistake(waysInto(value).filter((path) => path.length > 0)).map(({ path, by }) =>
    replaceAt(value, path, by),
  );

const isWithin = (place: Path, other: Path): boolean => other.every((step, depth) => place[depth] === step);

/** Several mistakes in one value, none inside another, and none that moves what stands behind it in a list. */
export const mistakesIn = (value: unknown): fc.Arbitrary<Mistake[]> =>
  fc
    .array(mistake(waysInto(value).filter((path) => path.length > 0)), { minLength: 2, maxLength: 6 })
    .map((drawn) =>
      drawn
        .filter(({ path, by }) => by !== undefined || typeof path.at(-1) === "string")
        .filter(
          ({ path }, at, all) =>
            !all.some(
              (other, before) =>
                (before < at && isWithin(path, other.path)) ||
                (before !== at && isWithin(other.path, path) && other.path.length > path.length),
            ),
        ),
    );
