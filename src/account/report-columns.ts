const keyColumns = (set: 1 | 2) =>
  ["active", "last_rotated", "last_used_date", "last_used_region", "last_used_service"].map(
    (column) => `access_key_${set}_${column}`,
  );

/** The columns of a credential report. */
export const reportColumns: readonly string[] = [
  ...["user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed"],
  ...["password_next_rotation", "mfa_active", ...keyColumns(1), ...keyColumns(2)],
  ...["cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated"],
];
