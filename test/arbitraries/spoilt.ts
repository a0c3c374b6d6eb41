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

/** A value with one thing inside replaced, taken out or added; now and then still right. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> => {
  const ways = waysInto(value).filter((path) => path.length > 0);
  return fc
    .oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...ways), wrong) },
      {
        weight: 1,
        arbitrary: fc.tuple(
          fc.constantFrom(...ways.map((path) => [...path.slice(0, -1), "extra"] as Path)),
          fc.constant<unknown>(1),
        ),
      },
    )
    .map(([path, by]) => replaceAt(value, path, by));
};
