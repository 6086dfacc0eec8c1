"""An example for boto3 and unittest (pytest runs it, too). It controls `msw-iam serve` over HTTP.

Start the server, and paste the lines that it prints into the shell: npx msw-iam serve
Then run the tests: python3 -m unittest test_keys.py
"""

import json
import os
import unittest
import urllib.request

import boto3
from botocore.config import Config

ENDPOINT = os.environ["AWS_ENDPOINT_URL_IAM"]


def control(name, body=None):
    """Sends a control request, and returns the JSON of its response, if there is any."""
    data = None if name in ("journal", "account") else json.dumps(body).encode()
    with urllib.request.urlopen(f"{ENDPOINT}/_msw-iam/{name}", data) as response:
        text = response.read()
    return json.loads(text) if text else None


def keys_of(client, user):
    pages = client.get_paginator("list_access_keys").paginate(UserName=user)
    return [key["AccessKeyId"] for page in pages for key in page["AccessKeyMetadata"]]


class ListingTest(unittest.TestCase):
    def setUp(self):
        control("reset")
        control("seed", {"Users": [{"UserName": "Bob", "AccessKeys": 3}]})
        config = Config(retries={"max_attempts": 2, "mode": "standard"})
        self.client = boto3.client("iam", endpoint_url=ENDPOINT, config=config)

    def test_reads_truncated_pages(self):
        control("truncate", {"action": "ListAccessKeys", "size": [2, 0]})
        self.assertEqual(len(keys_of(self.client, "Bob")), 3)
        self.assertEqual([attempt["page"]["items"] for attempt in control("journal")], [2, 0, 1])

    def test_retries_a_failure(self):
        control("fail", {"action": "ListAccessKeys", "fault": "ServiceFailure", "options": {"times": 1}})
        self.assertEqual(len(keys_of(self.client, "Bob")), 3)
        self.assertEqual([attempt["status"] for attempt in control("journal")], [500, 200])

    def test_retries_while_it_is_throttled(self):
        control("throttle", {"action": "*", "limit": {"rate": 0.001, "burst": 1}})
        keys_of(self.client, "Bob")
        with self.assertRaisesRegex(self.client.exceptions.ClientError, "Throttling"):
            keys_of(self.client, "Bob")

    def test_sees_a_new_user_once_it_has_propagated(self):
        control("propagation", {"time": {"requests": 1}})
        control("delay", {"action": "GetUser", "ms": 1})
        self.client.create_user(UserName="Carol")
        with self.assertRaises(self.client.exceptions.NoSuchEntityException):
            self.client.get_user(UserName="Carol")
        self.assertEqual(self.client.get_user(UserName="Carol")["User"]["UserName"], "Carol")

    def test_changes_the_account(self):
        self.client.create_access_key(UserName=self.client.create_user(UserName="Carol")["User"]["UserName"])
        users = {user["UserName"]: user for user in control("account")["Users"]}
        self.assertEqual(len(users["Carol"]["AccessKeys"]), 1)

    def test_reads_another_action_with_a_skewed_clock(self):
        control("clock-skew", {"ms": 60000})
        control("respond", {"action": "GetRole", "output": {"Role": {"RoleName": "deploy", "Path": "/"}}})
        self.assertEqual(self.client.get_role(RoleName="deploy")["Role"]["RoleName"], "deploy")


if __name__ == "__main__":
    unittest.main()
