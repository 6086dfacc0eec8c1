import { awsError } from "./errors.ts";

/** The parameters of a request, decoded; `Action` and `Version` among them. */
export type Parameters = ReadonlyMap<string, string>;

/** Decodes the parameters of a query string and of a form body, of which the body wins; throws AWS's 400 for what is malformed. */
export function decodeParameters(query: string, body: string): Parameters {
  const parameters = decodeForm(query);
  // A body without a single = is no form, whatever stands in it.
  if (!body.includes("=")) return parameters;
  const fromBody = decodeForm(body);
  if (parameters.size === 0) return fromBody;
  for (const [name, value] of fromBody) parameters.set(name, value);
  return parameters;
}

function decodeForm(form: string): Map<string, string> {
  const parameters = new Map<string, string>();
  let start = 0;
  while (start < form.length) {
    let end = form.indexOf("&", start);
    if (end === -1) end = form.length;
    if (end > start) {
      let equals = form.indexOf("=", start);
      if (equals === -1 || equals > end) equals = end;
      const name = decode(form.slice(start, equals));
      if (parameters.has(name))
        throw awsError("InvalidQueryParameter", `The parameter ${name} is given more than once.`);
      parameters.set(name, decode(form.slice(equals + 1, end)));
    }
    start = end + 1;
  }
  return parameters;
}

function decode(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw awsError("InvalidQueryParameter", "The request has a percent sequence that is not UTF-8.");
  }
}
