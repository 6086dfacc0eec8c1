import { invalidPercentSequence } from "./errors.ts";

/** The decoded parameters of a request, including `Action` and `Version`. */
export type Parameters = ReadonlyMap<string, string>;

/**
 * Decodes the parameters of a query string and of a form body. A parameter in the body replaces one in the query. Throws AWS's
 * error for malformed parameters.
 */
export function decodeParameters(query: string, body: string): Parameters {
  const parameters = decodeForm(query);
  // A body without "=" is not a form.
  if (!body.includes("=")) return parameters;
  const fromBody = decodeForm(body);
  if (parameters.size === 0) return fromBody;
  for (const [name, value] of fromBody) parameters.set(name, value);
  return parameters;
}

function decodeForm(form: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const parameter of form.split("&")) {
    if (parameter === "") continue;
    const equals = parameter.indexOf("=");
    const name = decode(equals === -1 ? parameter : parameter.slice(0, equals));
    const value = equals === -1 ? "" : decode(parameter.slice(equals + 1));
    // Of a repeated parameter, AWS uses the first value.
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw invalidPercentSequence();
  }
}
