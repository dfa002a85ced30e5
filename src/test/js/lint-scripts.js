// Checks all scripts together with TypeScript's compiler (unknown names, missing exports, wrong arguments, unused and
// unreachable code), and by rules of our own.
const LIBRARIES = "/webjars/typescript/lib/";
const REFERENCE = /^\/\/\/ <reference lib="([^"]+)" *\/>/gm;
const UNSAFE = new Set(["eval", "execScript", "document.write", "document.writeln"]);
const FORGOTTEN = new Set(["alert", "confirm", "prompt"]);

// texts: each file's content by its path, including declarations (.d.ts). Returns one line per mistake.
export async function complaints(ts, texts) {
  const files = new Map(Object.entries(texts));
  const options = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    strict: false,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
  };
  await Promise.all(options.lib.map((name) => load(name, files)));
  const program = ts.createProgram(Object.keys(texts), options, hostOf(ts, files));
  const own = program.getSourceFiles().filter(({ fileName }) => texts[fileName]);
  const diagnostics = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  const said = diagnostics.map(({ file, start, messageText }) =>
    at(file, start, ts.flattenDiagnosticMessageText(messageText, " ")),
  );
  const scripts = own.filter(({ fileName }) => fileName.endsWith(".js"));
  return [...said, ...scripts.flatMap((file) => ruled(ts, file)), ...unimported(ts, scripts)];
}

async function load(name, files) {
  const path = LIBRARIES + name;
  if (!files.has(path)) {
    files.set(path, "");
    const text = await (await fetch(path)).text();
    files.set(path, text);
    await Promise.all([...text.matchAll(REFERENCE)].map(([, lib]) => load(`lib.${lib}.d.ts`, files)));
  }
}

function hostOf(ts, files) {
  return {
    getSourceFile: (path, target) =>
      files.has(path) ? ts.createSourceFile(path, files.get(path), target, true) : undefined,
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    getDefaultLibFileName: () => `${LIBRARIES}lib.es2023.d.ts`,
    getDefaultLibLocation: () => LIBRARIES,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile() {},
  };
}

function at(file, start, message) {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1} ${message}`;
}

function ruled(ts, file) {
  const found = [];
  const complain = (node, message) => found.push(at(file, node.getStart(), message));
  const visit = (node) => {
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
      complain(node, "var: use const or let");
    }
    if (ts.isBinaryExpression(node) && /^[=!]=$/.test(node.operatorToken.getText())) {
      complain(node, `${node.operatorToken.getText()} compares what is not of one kind: use three signs`);
    }
    if (ts.isDebuggerStatement(node)) {
      complain(node, "debugger is for whoever wrote it");
    }
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      if (called.startsWith("console.") || FORGOTTEN.has(called)) {
        complain(node, `${called} is for whoever wrote it`);
      }
      if (UNSAFE.has(called) || called.endsWith(".insertAdjacentHTML")) {
        complain(node, `${called} makes code or markup of text`);
      }
    }
    if ((ts.isIfStatement(node) || ts.isIterationStatement(node, false)) && !hasBraces(ts, node)) {
      complain(node, "without braces");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function hasBraces(ts, node) {
  const bodies = ts.isIfStatement(node) ? [node.thenStatement, node.elseStatement] : [node.statement];
  return bodies.filter(Boolean).every((body) => ts.isBlock(body) || ts.isIfStatement(body));
}

// Exports that no page uses. Use by a test doesn't count.
function unimported(ts, scripts) {
  const imported = new Set();
  const exported = [];
  for (const file of scripts) {
    const visit = (node) => {
      if (ts.isImportDeclaration(node)) {
        const from = fileOf(node.moduleSpecifier.text);
        node.importClause?.namedBindings?.elements?.forEach((one) =>
          imported.add(`${from} ${(one.propertyName ?? one.name).text}`),
        );
      } else if (isDynamicImport(ts, node)) {
        const from = fileOf(node.arguments[0].text);
        const taken = node.parent?.parent?.arguments?.[0]?.parameters?.[0]?.name?.elements ?? [];
        taken.forEach((one) => imported.add(`${from} ${(one.propertyName ?? one.name).text}`));
      } else if (
        ts.isFunctionDeclaration(node) &&
        node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      ) {
        exported.push({ file, node, isTried: /^\/\/ .*\bpure\b/m.test(file.text) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return exported
    .filter(({ file, node, isTried }) => !isTried && !imported.has(`${fileOf(file.fileName)} ${node.name.text}`))
    .map(({ file, node }) => at(file, node.getStart(), `${node.name.text} is exported, and no script imports it`));
}

function isDynamicImport(ts, node) {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function fileOf(path) {
  return path.replace(/^.*\//, "");
}
