/** A service that the mock handles. */
export type ServiceName = "iam" | "sts";

/** The API version and the XML namespace of each service. */
export const services = {
  iam: { version: "2010-05-08", namespace: "https://iam.amazonaws.com/doc/2010-05-08/" },
  sts: { version: "2011-06-15", namespace: "https://sts.amazonaws.com/doc/2011-06-15/" },
} as const satisfies Record<ServiceName, { version: string; namespace: string }>;

/** The XML namespace of AWS's error for an action or version that no service has. */
export const NO_SERVICE_NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";
