// Lays out a script or a style sheet as Prettier does.
import * as acorn from "/webjars/prettier/plugins/acorn.mjs";
import * as estree from "/webjars/prettier/plugins/estree.mjs";
import * as postcss from "/webjars/prettier/plugins/postcss.mjs";
import { format } from "/webjars/prettier/standalone.mjs";

export function formatted(path, text) {
  const parser = path.endsWith(".css") ? "css" : "acorn";
  return format(text, { parser, plugins: [acorn, estree, postcss], printWidth: 120 });
}
