/** Input that is refused with a sentence a user understands: exit code 2. */
export class RefusedInputError extends Error {
  override readonly name = "RefusedInputError";
}

/** The program's surroundings are at fault (folder, database, token, network): exit code 1. `message` is one sentence for the operator. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}
