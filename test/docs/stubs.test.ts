import { inject } from "vitest";
import { runPrograms, stubsClients } from "./run-programs.ts";

// In a file of their own, because a stub of a client would respond to the other programs, too.
runPrograms(inject("programs").filter(stubsClients));
