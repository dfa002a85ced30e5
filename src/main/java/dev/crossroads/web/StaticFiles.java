package dev.crossroads.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Style sheets, scripts and pictures: what is in {@code webroot}, and what pages use of the WebJars of the classpath,
 * read once. A path is a key of a map, so nothing else can be reached.
 *
 * <p>Pages link to {@link #assetBase()}, whose version is a hash of everything here: browsers keep those files for a
 * year and never ask again. A WebJar's file is at {@code /webjars/NAME/…}, without the version of the WebJar.
 */
public final class StaticFiles implements Routes {
    private static final String WEBJARS = "META-INF/resources/webjars";

    /** Of the thousand files in the WebJars, without their versions. */
    private static final Set<String> USED_OF_WEBJARS = Set.of(
            "fontsource__jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2",
            "fontsource__jetbrains-mono/files/jetbrains-mono-latin-600-normal.woff2",
            "highlightjs/highlight.min.js",
            "katex/dist/katex.min.js",
            "mermaid/dist/mermaid.min.js");

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"));

    private final ServedFiles files;
    private final String version;
    private final String linked;

    private StaticFiles(Map<String, StaticFile> files) {
        this.files = new ServedFiles(files, Map.of());
        this.version = StaticFile.version(files.values());
        this.linked = assetBase() + "/";
    }

    /**
     * All files of the classpath, which never change while it runs; blocks while they are read, once. A file of the
     * webroot of an unknown type is refused.
     */
    public static StaticFiles load() {
        return Loaded.FILES;
    }

    private static final class Loaded {
        static final StaticFiles FILES = new StaticFiles(read());
    }

    /** The files as they are, by the path they are asked for. */
    static Map<String, StaticFile> read() {
        Map<String, StaticFile> files = new TreeMap<>();
        Map<String, byte[]> webroot = ClasspathTree.read("webroot");
        webroot.forEach((path, bytes) -> {
            String type = typeOf(path)
                    .orElseThrow(() -> new IllegalStateException("webroot/" + path + " is of a type unknown here."));
            byte[] served =
                    path.endsWith(".css") ? StyleSheets.joined(webroot, path).getBytes(StandardCharsets.UTF_8) : bytes;
            files.put(path, StaticFile.of(path, type, served));
        });
        ClasspathTree.read(WEBJARS, path -> USED_OF_WEBJARS.contains(unversioned(path)))
                .forEach((path, bytes) -> {
                    String served = "webjars/" + unversioned(path);
                    files.put(served, StaticFile.of(served, typeOf(path).orElseThrow(), bytes));
                });
        return files;
    }

    /** The path of a WebJar's file without the version, which comes after the WebJar's name. */
    private static String unversioned(String path) {
        int name = path.indexOf('/');
        int version = path.indexOf('/', name + 1);
        return version < 0 ? path : path.substring(0, name) + path.substring(version);
    }

    private static Optional<String> typeOf(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending));
    }

    /** The prefix of a file's path in a page's links, such as {@code /assets/1f3a…}; no slash at its end. */
    public String assetBase() {
        return "/assets/" + version;
    }

    @Override
    public void mountAtOnce(Router router) {
        // Plain addresses rather than patterns, as every request is compared with them.
        router.get("/assets/*").handler(this::linked);
    }

    private void linked(RoutingContext context) {
        String path = context.request().path();
        files.send(context, path.startsWith(linked) ? path.substring(linked.length()) : null, FOREVER);
    }

    @Override
    public void mount(Router router) {
        router.getWithRegex("/assets/(?<version>[0-9a-f]+)/(?<file>.+)").handler(this::versioned);
        router.getWithRegex("/(?<file>[^/]+\\.[a-z0-9]+|(?:css|fonts|js|images|webjars)/.+)")
                .handler(context -> files.send(context, context.pathParam("file"), ServedFiles.ASK_AGAIN));
    }

    /** A page of another version of the server may ask for its own version: it gets ours, and keeps it for no time. */
    private void versioned(RoutingContext context) {
        String caching = version.equals(context.pathParam("version")) ? FOREVER : ServedFiles.ASK_AGAIN;
        files.send(context, context.pathParam("file"), caching);
    }
}
