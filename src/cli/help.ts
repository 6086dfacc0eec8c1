export const HELP = `msw-iam: a mock of AWS IAM's access-key API, for clients in any language

  msw-iam serve [fixture.json…] [options]   serves IAM and STS over HTTP, with an account seeded from the fixtures
  msw-iam check fixture.json…               checks each fixture, and prints every problem and where it is

Options of serve:
  --port <number>            the port to listen on. 0 picks a free port. Default 4566
  --host <address>           the address to listen on. Default 127.0.0.1, which only this machine can reach
  --watch                    seeds the account again when a fixture file changes
  --truncate <Action>=<n>    limits each page of a list action to n items. =2,0,2 limits the first three pages
                             only, to these sizes (repeatable)
  --fail <Action>=<fault>    fails requests with an AWS error code, or with network-error, connection-reset,
                             no-response, cut-off-body, malformed-xml, empty-body or html-error-page. The action can
                             be "*" (repeatable). Add any of these to the fault:
                             :times=2     fails 2 requests. Default: all
                             :after=1     ignores 1 request first. Default 0
                             :applied     runs the action, so that only its response is lost
                             :status=503  sets the HTTP status of an error code of your own
  --respond <file.json>      responds to an action with an output: { "action", "output", "options" }, or an array of them.
                             The options are { "paginate": "Roles" } for pages of this list (repeatable)
  --authentication <mode>    trust (the default) does not check signatures. identify accepts known, active keys only.
                             sigv4 also verifies their signatures
  --account-id <12 digits>   the id of the account. Default: the fixture's, or else 123456789012
  --random-seed <number>     the number that determines all generated ids and secrets. Default 1
  --xml <order>              the order of XML elements: documented (the default) or recorded

Other processes can control the server:
  POST /_msw-iam/reset       restores the initial state: the fixtures, --truncate, --fail and --respond
  POST /_msw-iam/seed        adds a fixture, or an array of fixtures, from a JSON body
  POST /_msw-iam/respond     responds to an action with an output, from a JSON body like the file of --respond
  GET  /_msw-iam/journal     returns the requests and their responses as JSON

  --help, --version`;
