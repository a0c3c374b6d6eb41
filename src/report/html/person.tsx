import type { VNode } from "preact";
import type { NamedPerson } from "../display";

/** A person by name, the id below it; `bdi` keeps a name in another direction of writing from reordering the line. */
export const Person = ({ person: { id, name } }: { readonly person: NamedPerson }): VNode => (
  <>
    <bdi>{name}</bdi>
    {name !== id && <bdi class="id">{id}</bdi>}
  </>
);
