import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const LOOPBACK_NAME = new RegExp(`^(?:(?:[^.]+\\.)*localhost|127(?:\\.${OCTET}){3}|\\[::1\\])$`);

/**
 * Returns why a request to `/_msw-iam/…` is refused, or `undefined`. Browsers set `Host` and `Origin` themselves, so a web page that
 * a developer visits cannot control the server, even if its host name is rebound to this machine. `serverHost` is the address that
 * the server listens on.
 */
export function controlAccessProblem(
  { headersDistinct }: Pick<IncomingMessage, "headersDistinct">,
  serverHost: string,
): string | undefined {
  const [host = "", ...otherHosts] = headersDistinct["host"] ?? [];
  const name = hostName(host);
  const isKnown = name !== undefined && (LOOPBACK_NAME.test(name) || name === hostName(urlHost(serverHost)));
  if (!isKnown || otherHosts.length > 0)
    return `The Host header is ${JSON.stringify([host, ...otherHosts].join(", "))}; expected localhost, a loopback address or ${serverHost}, the address of --host.`;
  const foreign = headersDistinct["origin"]?.find((origin) => origin.toLowerCase() !== `http://${host.toLowerCase()}`);
  if (foreign !== undefined)
    return `The Origin header is ${JSON.stringify(foreign)}; expected none, since web pages cannot use this server. Send the request from a program.`;
  return foreignSiteProblem(headersDistinct);
}

/**
 * Returns why a request to AWS's API is refused, or `undefined`. Programs may send any `Host`, such as the name of a container. Browsers
 * add `Origin` to what a page posts, and `Sec-Fetch-Site` to everything, such as the address of an image.
 */
export function webPageProblem(
  incoming: Pick<IncomingMessage, "headersDistinct">,
  serverHost: string,
): string | undefined {
  const { headersDistinct } = incoming;
  return headersDistinct["origin"] === undefined
    ? foreignSiteProblem(headersDistinct)
    : controlAccessProblem(incoming, serverHost);
}

function foreignSiteProblem({ "sec-fetch-site": sites = [] }: IncomingMessage["headersDistinct"]): string | undefined {
  return sites.some((site) => site === "cross-site" || site === "same-site")
    ? "The request comes from a web page; web pages cannot use this server. Send the request from a program."
    : undefined;
}

/** Returns the host without its port, in the form that `URL` gives it. `undefined` for what is not a host. */
function hostName(host: string): string | undefined {
  const [, name] = /^(\[[^\]]+\]|[^:[\]/@?#\s]+)(?::\d*)?$/.exec(host.toLowerCase()) ?? [];
  return name !== undefined && isIPv6(name.slice(1, -1)) && URL.canParse(`http://${name}`)
    ? new URL(`http://${name}`).hostname
    : name;
}

const urlHost = (address: string) => (isIPv6(address) ? `[${address}]` : address);
