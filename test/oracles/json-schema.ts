/**
 * A validator for the part of JSON Schema (draft 2020-12) that plans need, word for word from the specification
 * (https://json-schema.org/draft/2020-12/json-schema-validation). A keyword that it does not know is an error of the test.
 */

type Schema = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string[] => {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["number", "integer"] : ["number"];
  return [typeof value];
};

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keywords that say something to people, or are read by others. */
const SILENT = ["$schema", "$id", "$defs", "title", "description", "default", "properties", "format"];

/** Places at which a value is not as the schema says; `""` is the value itself. */
export const schemaErrors = (schema: unknown, value: unknown, root = schema as Schema): string[] => {
  if (schema === true) return [];
  if (schema === false) return [""];
  const rules = schema as Schema;
  const inside = (part: unknown, of: unknown, key: string | number): string[] =>
    schemaErrors(part, of, root).map((place) => `/${key}${place}`);
  const matches = (option: unknown): boolean => schemaErrors(option, value, root).length === 0;
  const complain = (isWrong: boolean): string[] => (isWrong ? [""] : []);
  const length = typeof value === "string" ? [...value].length : 0;

  return Object.entries(rules).flatMap(([keyword, rule]): string[] => {
    switch (keyword) {
      case "type":
        return complain(!typeOf(value).includes(rule as string));
      case "const":
        return complain(!equal(rule, value));
      case "enum":
        return complain(!(rule as unknown[]).some((one) => equal(one, value)));
      case "anyOf":
        return complain(!(rule as unknown[]).some(matches));
      case "oneOf":
        return complain((rule as unknown[]).filter(matches).length !== 1);
      case "allOf":
        return complain(!(rule as unknown[]).every(matches));
      case "$ref":
        return schemaErrors(
          (root["$defs"] as Schema)[String(rule).replace("#/$defs/", "")] ?? false,
          value,
          root,
        );
      case "minimum":
        return complain(typeof value === "number" && value < (rule as number));
      case "maximum":
        return complain(typeof value === "number" && value > (rule as number));
      case "exclusiveMinimum":
        return complain(typeof value === "number" && value <= (rule as number));
      case "exclusiveMaximum":
        return complain(typeof value === "number" && value >= (rule as number));
      case "minLength":
        return complain(typeof value === "string" && length < (rule as number));
      case "maxLength":
        return complain(typeof value === "string" && length > (rule as number));
      case "pattern":
        return complain(typeof value === "string" && !new RegExp(rule as string, "u").test(value));
      case "minItems":
        return complain(Array.isArray(value) && value.length < (rule as number));
      case "maxItems":
        return complain(Array.isArray(value) && value.length > (rule as number));
      case "prefixItems":
        if (!Array.isArray(value)) return [];
        return (rule as unknown[]).flatMap((one, at) =>
          at < value.length ? inside(one, value[at], at) : [],
        );
      case "items": {
        if (!Array.isArray(value)) return [];
        const before = ((rules["prefixItems"] as unknown[] | undefined) ?? []).length;
        return value.flatMap((entry, at) => (at < before ? [] : inside(rule, entry, at)));
      }
      case "required":
        return complain(isObject(value) && (rule as string[]).some((key) => !Object.hasOwn(value, key)));
      case "propertyNames":
        return isObject(value) ? Object.keys(value).flatMap((key) => inside(rule, key, key)) : [];
      case "additionalProperties": {
        if (!isObject(value)) return [];
        const known = (rules["properties"] ?? {}) as Schema;
        return Object.entries(value).flatMap(([key, entry]) =>
          Object.hasOwn(known, key) ? [] : inside(rule, entry, key),
        );
      }
      default:
        if (SILENT.includes(keyword)) break;
        throw new Error(`the oracle does not know ${keyword}`);
    }
    if (keyword !== "properties" || !isObject(value)) return [];
    return Object.entries(rule as Schema).flatMap(([key, part]) =>
      Object.hasOwn(value, key) ? inside(part, value[key], key) : [],
    );
  });
};
