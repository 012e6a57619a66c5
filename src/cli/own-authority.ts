import type { App } from "../app.ts";
import type { Authority } from "../report/authority.ts";
import { chooseAuthority } from "./choose.ts";

/** The authority whose cases these are: the one that is set, the only one in the library, else one without a name. Throws RefusedInputError for a name nobody has. */
export function ownAuthority({ library, config }: Pick<App, "library" | "config">): Authority {
  if (config.authority !== null) return chooseAuthority(library, config.authority);
  const [only, ...others] = library.authorities();
  if (only !== undefined && others.length === 0) return only;
  return { id: "本机关", name: "本机关", places: [], kind: "other", level: null, names: [], isNamed: false };
}
