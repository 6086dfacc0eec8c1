/** Returns the first of the names `Bob-at-123456789012`, `Bob+1-at-123456789012` … that is not taken. */
export function freeServiceUserName(userName: string, accountId: string, isTaken: (name: string) => boolean): string {
  for (let count = 0; ; count += 1) {
    const name = `${userName}${count === 0 ? "" : `+${count}`}-at-${accountId}`;
    if (!isTaken(name)) return name;
  }
}
