export const HELP = `msw-iam: a mock AWS account with IAM's users and access keys, for clients in any language

  msw-iam serve [fixture.json…] [options]   serves IAM and STS over HTTP, with an account seeded from the fixtures
  msw-iam check fixture.json…               checks each fixture, and prints every problem and where it is

Options of serve:
  --port <number>            the port to listen on. 0 picks a free port. Default 4566
  --host <address>           the address to listen on. Default 127.0.0.1, which only this machine can reach
  --watch                    seeds the account again when a fixture file changes
  --truncate <Action>=<n>    limits each page of a list action to n items. =2,0,2 limits the first three pages
                             only, to these sizes (repeatable)
  --fail <Action>=<fault>    fails requests with an AWS error code, or with network-error, connection-reset,
                             no-response, cut-off-body, malformed-xml, empty-body or html-error-page, or makes the pages
                             of a list action contradict themselves with missing-marker, stray-marker or repeated-marker.
                             The action can be "*" (repeatable). Add any of these to the fault:
                             :times=2     fails 2 requests. Default: all
                             :after=1     ignores 1 request first. Default 0
                             :probability=0.1
                                          fails each request with this probability, above 0 and at most 1
                             :applied     runs the action, so that only its response is lost
                             :status=503  sets the HTTP status of an error code of your own
  --respond <file.json>      responds to an action with an output: { "action", "output", "options" }, or an array of them.
                             The options are { "paginate": "Roles" } for pages of this list (repeatable)
  --delay <Action>=<ms>      delays the responses of an action, or of "*", by these milliseconds (repeatable)
  --throttle <Action>=<rate>,<burst>
                             throttles an action, or "*", to a rate of requests a second, and this many at once (repeatable)
  --propagation <time>       delays the effect of changes: 500ms, or 2requests for the next 2 requests
  --clock-skew <ms>          makes AWS's clock run ahead by these milliseconds. --clock-skew=-1200000 is 20 minutes behind
  --authentication <mode>    trust (the default) does not check signatures. identify accepts known, active keys only.
                             sigv4 also verifies their signatures
  --account-id <12 digits>   the id of the account. Default: the fixture's, or else 123456789012
  --partition <name>         aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, aws-iso-b, aws-iso-e or aws-iso-f. Default: the one in
                             the fixtures' ARNs, or else aws
  --quota <name>=<n>         sets AccessKeysPerUser (default 2) or UsersPerAccount (default 5000) (repeatable)
  --credential-report <mode> as-aws (the default) makes a report in a job, which takes several requests. live makes it at once
  --random-seed <number>     the number that determines generated ids, secrets, markers and probabilities. Default 1
  --xml <order>              the order of XML elements: documented (the default) or recorded

Other processes can control the server:
  POST /_msw-iam/reset       restores the initial state: the fixtures, and the options above
  POST /_msw-iam/seed        adds a fixture, or an array of fixtures, from a JSON body
  POST /_msw-iam/respond     responds to an action with an output, from a JSON body like the file of --respond
  POST /_msw-iam/fail        { "action": "ListUsers", "fault": "ServiceFailure", "options": { "times": 2 } }
  POST /_msw-iam/truncate    { "action": "ListUsers", "size": [2, 0, 2] }
  POST /_msw-iam/delay       { "action": "*", "ms": 50 }
  POST /_msw-iam/throttle    { "action": "*", "limit": { "rate": 5, "burst": 10 } }
  POST /_msw-iam/propagation { "time": { "ms": 500 } } or { "time": { "requests": 2 } }
  POST /_msw-iam/clock-skew  { "ms": 1200000 }. null instead of a value removes a setting, here and above
  GET  /_msw-iam/journal     returns the requests and their responses as JSON
  GET  /_msw-iam/account     returns the account as a fixture, with its secrets

  --help, --version`;
