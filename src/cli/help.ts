export const HELP = `msw-iam: a test double of AWS IAM's access-key API, for clients in any language

  msw-iam serve [fixture.json…] [options]   answers IAM and STS on a port, from the fixtures' account
  msw-iam check fixture.json…               lists every complaint about each fixture, with its place

Options of serve:
  --port <number>            default 4566; 0 picks a free one
  --host <address>           default 127.0.0.1: this machine only
  --watch                    seeds again when a fixture file changes
  --truncate <Action>=<n>    no page holds more than n items; =2,0,2 gives the sizes of the first pages (repeatable)
  --fail <Action>=<fault>    an AWS error code, or network-error, connection-reset, no-response, cut-off-body,
                             malformed-xml, empty-body, html-error-page; Action may be "*" (repeatable). After it:
                             :times=2     takes so many requests, default all
                             :after=1     lets so many pass first
                             :applied     the action runs, and only its answer is lost
                             :status=503  for an error code of your own
  --authentication <mode>    trust (default: signatures are not checked), identify (known, active keys only)
                             or sigv4 (their signatures are verified, too)
  --account-id <12 digits>   default the fixture's, else 123456789012
  --seed <number>            decides all generated ids and secrets, default 1
  --xml <order>              documented (default) or recorded: the order of XML elements

Other processes may ask the port for:
  POST /_msw-iam/reset       back to the start: fixtures, --truncate and --fail as given
  POST /_msw-iam/seed        adds a fixture, or an array of them, sent as JSON
  GET  /_msw-iam/journal     what was asked and answered, as JSON

  --help, --version`;
