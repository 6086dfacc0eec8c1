/** Certificates that were generated with OpenSSL. Nobody has their private key. */
export const certificates = {
  /** Valid until 2049, which is the last year that DER can write with two digits. */
  one: [
    "-----BEGIN CERTIFICATE-----",
    "MIIBMzCB26ADAgECAgEBMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAXIwHhcNMjAw",
    "MTAxMDAwMDAwWhcNNDkwMTAxMDAwMDAwWjAOMQwwCgYDVQQDDANvbmUwWTATBgcq",
    "hkjOPQIBBggqhkjOPQMBBwNCAATrdMk72/4yaXAvXLEoo6Zs3EP9o4yrA8vGcXov",
    "9oULa1td5l7x/IIqMBBZ1B5zWPzflS50FKs72YPKGChjqTuioywwKjAJBgNVHRME",
    "AjAAMB0GA1UdDgQWBBSrGUhgYX6GJgfciBmKh5lZmAPg+DAKBggqhkjOPQQDAgNH",
    "ADBEAiAZWY1Fwa0c5vkAPxOcDaB3dzoKyMAwQmrA3efR4VDVjQIgUmUEEhdiD1Hw",
    "yI4wH8T2epsuGwa/ZFZ4ViKz/RF6QRo=",
    "-----END CERTIFICATE-----",
    "",
  ].join("\n"),
  /** Valid until 2120. */
  two: [
    "-----BEGIN CERTIFICATE-----",
    "MIIBNzCB3aADAgECAgECMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAXIwIBcNMjAw",
    "MTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMA4xDDAKBgNVBAMMA29uZTBZMBMG",
    "ByqGSM49AgEGCCqGSM49AwEHA0IABOt0yTvb/jJpcC9csSijpmzcQ/2jjKsDy8Zx",
    "ei/2hQtrW13mXvH8giowEFnUHnNY/N+VLnQUqzvZg8oYKGOpO6KjLDAqMAkGA1Ud",
    "EwQCMAAwHQYDVR0OBBYEFKsZSGBhfoYmB9yIGYqHmVmYA+D4MAoGCCqGSM49BAMC",
    "A0kAMEYCIQCEAUaDKnENn1WAtqpajUj99foZIxisQUFLMfGw8frVvAIhAJzyqMVP",
    "3q0xLw0fFxpfI04aS0lCzuMTMCb9Ele8oUcA",
    "-----END CERTIFICATE-----",
    "",
  ].join("\n"),
  /** Valid until 2120, in version 1 of the format. */
  v1: [
    "-----BEGIN CERTIFICATE-----",
    "MIIBAjCBqgIBBTAKBggqhkjOPQQDAjAMMQowCAYDVQQDDAFyMCAXDTIwMDEwMTAw",
    "MDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAOMQwwCgYDVQQDDANvbmUwWTATBgcqhkjO",
    "PQIBBggqhkjOPQMBBwNCAATrdMk72/4yaXAvXLEoo6Zs3EP9o4yrA8vGcXov9oUL",
    "a1td5l7x/IIqMBBZ1B5zWPzflS50FKs72YPKGChjqTuiMAoGCCqGSM49BAMCA0cA",
    "MEQCIFpYRE9cy2OZ3rbANlhV2hPx1t6Z36ObDTK14ogQwdxIAiBIRYJMTbmvvfv9",
    "zgYVk3HbLDSN2OyIHtH4Zq266eeolQ==",
    "-----END CERTIFICATE-----",
    "",
  ].join("\n"),
  /** Valid until 2025. */
  expired: [
    "-----BEGIN CERTIFICATE-----",
    "MIIBNDCB26ADAgECAgEDMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAXIwHhcNMjAw",
    "MTAxMDAwMDAwWhcNMjUwMTAxMDAwMDAwWjAOMQwwCgYDVQQDDANvbmUwWTATBgcq",
    "hkjOPQIBBggqhkjOPQMBBwNCAATrdMk72/4yaXAvXLEoo6Zs3EP9o4yrA8vGcXov",
    "9oULa1td5l7x/IIqMBBZ1B5zWPzflS50FKs72YPKGChjqTuioywwKjAJBgNVHRME",
    "AjAAMB0GA1UdDgQWBBSrGUhgYX6GJgfciBmKh5lZmAPg+DAKBggqhkjOPQQDAgNI",
    "ADBFAiEAnPvoU6hyEsRIGKaXk1MhPGFESZJxNLw4UCMMVpoGcOUCIFFmh/0djBhe",
    "5/YLzBMlZ2AIrqt4cbtkg6f6yd7qWaSO",
    "-----END CERTIFICATE-----",
    "",
  ].join("\n"),
  /** Valid until 1999. */
  old: [
    "-----BEGIN CERTIFICATE-----",
    "MIIBMjCB26ADAgECAgEEMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAXIwHhcNOTAw",
    "MTAxMDAwMDAwWhcNOTkwMTAxMDAwMDAwWjAOMQwwCgYDVQQDDANvbmUwWTATBgcq",
    "hkjOPQIBBggqhkjOPQMBBwNCAATrdMk72/4yaXAvXLEoo6Zs3EP9o4yrA8vGcXov",
    "9oULa1td5l7x/IIqMBBZ1B5zWPzflS50FKs72YPKGChjqTuioywwKjAJBgNVHRME",
    "AjAAMB0GA1UdDgQWBBSrGUhgYX6GJgfciBmKh5lZmAPg+DAKBggqhkjOPQQDAgNG",
    "ADBDAiAhzZjh1Tlmb5nVR588PO1fpZpGlaJmXrGfRbvdFTk/MwIfUG/cweGknoah",
    "zmZbKkn1ajNl6iAqZrGLA14arvOoaw==",
    "-----END CERTIFICATE-----",
    "",
  ].join("\n"),
};
