#!/bin/sh
# An example for the AWS CLI. It controls `msw-iam serve` over HTTP.
# Start the server, and paste the lines that it prints into the shell: npx msw-iam serve
set -eu

control() {
  curl --silent --show-error --fail --output /dev/null --data "$2" "$AWS_ENDPOINT_URL_IAM/_msw-iam/$1"
}

count_keys() {
  ${AWS:-aws} --endpoint-url "$AWS_ENDPOINT_URL_IAM" iam list-access-keys --user-name Bob --query 'length(AccessKeyMetadata)'
}

control reset ''
control seed '{ "Users": [{ "UserName": "Bob", "AccessKeys": 3 }] }'
control truncate '{ "action": "ListAccessKeys", "size": 2 }'
control fail '{ "action": "ListAccessKeys", "fault": "ServiceFailure", "options": { "after": 1, "times": 1 } }'
echo "Bob has $(count_keys) keys."
