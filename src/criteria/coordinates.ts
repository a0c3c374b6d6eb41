/** Reads where people are: latitude and longitude in degrees. */
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding, quote } from "../errors/finding";
import { type Question, readAnswers } from "./answers";

/** Latitude and longitude in degrees. */
export type Coordinates = readonly [latitude: number, longitude: number];

/** Two numbers with a comma, a semicolon or blanks between them. */
const PAIR = /^\s*([+-]?\d+(?:\.\d+)?)\s*(?:[,;]\s*|\s)([+-]?\d+(?:\.\d+)?)\s*$/;

/** A person's coordinates; `undefined` for a blank. */
export const readCoordinates = (question: Question): (Coordinates | undefined)[] => {
  const { side, selector, report } = question;
  const answers = readAnswers<ReadonlyArray<number>>(
    question,
    'a latitude and a longitude in degrees, as in [51.5, -0.12] or "51.5, -0.12"',
    [],
    (value) => {
      const [latitude, longitude, ...rest] = partsOf(value);
      if (isBlank(latitude) && isBlank(longitude) && rest.length === 0 && Array.isArray(value)) return [];
      return isDegrees(latitude) && isDegrees(longitude) && rest.length === 0
        ? [latitude, longitude]
        : undefined;
    },
  );
  return answers.map(([latitude, longitude], person) => {
    if (latitude === undefined || longitude === undefined) return undefined;
    const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    if (isOnEarth) return [latitude, longitude];
    report(
      errorFinding("out-of-range", placeOfAnswer(side, person, selector), {
        expected: "a latitude from -90 to 90 and a longitude from -180 to 180",
        received: quote([latitude, longitude]),
        remedy:
          Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180
            ? "The latitude stands first: swap the two."
            : "Correct the answer, or leave it blank.",
      }),
    );
    return undefined;
  });
};

const partsOf = (value: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(value)) return value;
  if (typeof value === "string") return (PAIR.exec(value) ?? []).slice(1).map(Number);
  if (typeof value !== "object" || value === null) return [];
  return [Reflect.get(value, "latitude"), Reflect.get(value, "longitude")];
};

const isDegrees = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "";
